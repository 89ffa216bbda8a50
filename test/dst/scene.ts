import type { AccountId } from '../../lib/domain/account';
import type { Decision } from '../../lib/domain/cases/case';
import type { RuleId } from '../../lib/domain/finding';
import { parsePolicy } from '../../lib/domain/policy/parse';
import {
  type Fate,
  type FaultFile,
  Faults,
  type InProcessRequest,
  type OrganizationFile,
  droppedFaults,
} from '@rootward/local-cloud';
import { Dice } from './dice';
import { live, type Surroundings } from './live';
import type { Observed } from './observed';
import { caseForm, type CaseForm, type PageAnswer } from './page-client';
import { at, currentCases, hour, type Stage } from './stage';
import { isOut, type Outage } from './weather';

/** What happens to the first matching request. */
export interface Accident {
  readonly matches: (request: string) => boolean;
  /**
   * `lost`: done, without an answer. `dropped`: not done. `dies`: the function dies before or after AWS did the
   * operation.
   */
  readonly kind: 'lost' | 'dropped' | 'dies before' | 'dies after';
}

export interface Script {
  readonly organization: OrganizationFile;
  readonly policy: string;
  /** @default 2 */
  readonly days?: number;
  /** Hours between two sweeps. @default 3 */
  readonly sweepHours?: number;
  readonly accidents?: readonly Accident[];
  /** Milliseconds that every request takes. @default 0 */
  readonly slow?: number;
  readonly around?: Omit<Surroundings, 'faults' | 'fate'>;
  /** Periods without Step Functions. */
  readonly outages?: (start: number) => readonly Outage[];
  readonly play: (scene: Scene) => void;
}

/** Lets a test act as people do on the page, or in any other way, at hours since the start. */
export class Scene {
  constructor(
    readonly stage: Stage,
    private readonly faults: Faults,
  ) {}

  at(hours: number, act: () => unknown): void {
    at(this.stage, this.stage.start + hours * hour, act);
  }

  fault(fault: FaultFile): void {
    this.faults.add(fault);
  }

  /** Looks at the current generation of a case, and returns its form. */
  async form(by: string, account: string, rule: RuleId): Promise<CaseForm | undefined> {
    const record = currentCases(this.stage).find((it) => it.account === account && it.rule === rule);
    if (!record) return undefined;
    const path = `/cases/${account}/${rule}/${record.generation}`;
    return caseForm((await this.stage.page.send({ method: 'GET', path, as: by }))?.body ?? '');
  }

  /** Sends a decision with a form, and returns the response of the page. */
  async send(by: string, form: CaseForm, decision: Decision): Promise<PageAnswer | undefined> {
    const { stage } = this;
    const { account, rule, generation, fingerprint, token, path } = form;
    const from = stage.recorder.moment();
    const fields = { token, generation: String(generation), fingerprint, decision, reason: 'We talked about it' };
    const digits = account.slice(-4);
    const answer = await stage.page.send({
      method: 'POST',
      path,
      as: by,
      form: { ...fields, digits, until: '2027-01-31' },
    });
    const about = {
      account,
      rule,
      generation,
      fingerprint,
      decision,
      digits: true,
      evenIfUsed: false,
      status: answer?.status,
    };
    stage.recorder.answers.push({ by, who: 'person', ...about, from, to: stage.recorder.moment() });
    return answer;
  }

  /** Decides as soon as there is something to decide, looking every hour after `from`. */
  decide(from: number, by: string, { account, rule, decision }: Wish): void {
    this.at(from, async () => {
      const form = await this.form(by, account, rule);
      const answer = form?.offered.includes(decision) ? await this.send(by, form, decision) : undefined;
      // A person without an answer looks again, and sees whether the decision was saved.
      if (answer === undefined) this.decide(from + 1, by, { account, rule, decision });
    });
  }
}

export interface Wish {
  readonly account: string;
  readonly rule: RuleId;
  readonly decision: Decision;
}

/** Runs a script in the real code, and returns everything that was observed. */
export async function play(script: Script): Promise<Observed> {
  const { organization, policy: policyText, days = 2, sweepHours = 3, accidents = [], slow = 0, around = {} } = script;
  const parsed = parsePolicy(policyText);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  const { policy } = parsed;
  const schedule = policy.run.schedule;
  const approvers = policy.approvals.approvers;
  const stranger = { name: 'Stranger', email: 'stranger@elsewhere.example' };
  const start = Date.parse(organization.now ?? '');
  const outages = script.outages?.(start) ?? [];
  let now = (): number => start;
  const faults = new SceneFaults(outages, () => now());
  return live({
    seed: 0,
    setting: { organization, policy, policyText, schedule, sweepHours, days, approvers, stranger, calm: false },
    dice: new Dice('scene'),
    outages,
    around: (clock) => {
      now = () => clock.now();
      return { ...around, faults, fate: accidental(accidents, slow, faults) };
    },
    begin: (stage) => script.play(new Scene(stage, faults)),
  });
}

class SceneFaults extends Faults {
  constructor(
    private readonly outages: readonly Outage[],
    private readonly now: () => number,
  ) {
    super();
  }

  override before(operation: string, target: AccountId): string | undefined {
    return isOut(operation, this.outages, this.now()) ? droppedFaults.notDone : super.before(operation, target);
  }
}

/** Lets every accident happen once. */
function accidental(accidents: readonly Accident[], slow: number, faults: Faults): (request: InProcessRequest) => Fate {
  const left = new Set(accidents);
  return (request) => {
    const text = textOf(request);
    for (const accident of left) {
      if (!accident.matches(text)) continue;
      left.delete(accident);
      if (accident.kind === 'dies before') return { there: slow, back: 0, dies: 'before' };
      if (accident.kind === 'dies after') return { there: slow, back: 0, dies: 'after' };
      const error = accident.kind === 'lost' ? droppedFaults.done : droppedFaults.notDone;
      faults.add({ operation: operationOf(text), error, times: 1 });
    }
    return { there: slow, back: 0 };
  };
}

/** A request in one line: `dynamodb:PutItem {...}` or `iam:Action=...`. */
const textOf = ({ headers, body }: InProcessRequest): string => {
  const target = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-target')?.[1];
  const operation =
    target === undefined ? '' : target.replace(/^DynamoDB_\d+\./, 'dynamodb:').replace(/^AWSStepFunctions\./, 'sfn:');
  return `${operation} ${body.toString()}`;
};

function operationOf(text: string): string {
  const [target = ''] = text.split(' ', 1);
  return target === '' ? `iam:${/Action=(\w+)/.exec(text)?.[1] ?? ''}` : target;
}
