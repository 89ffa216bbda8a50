import type { CaseRecord, Decision } from '../../lib/domain/cases/case';
import { caseRow } from '../../lib/domain/cases/case-row';
import { caseRules } from '../../lib/domain/cases/case-rules';
import { isClosed } from '../../lib/domain/cases/closed';
import type { CaseDesk } from '../../lib/cases/case-desk';
import { decisionWords } from '../../lib/views/pages/case-words';
import { refusalWords } from '../../lib/views/pages/refusal-words';
import { confirmAccount } from '../confirm-account';
import type { CommandContext } from '../command-context';
import { exitCode } from '../exit-codes';
import { deskOfDemo } from '../running-demo';
import { printCase, printOutcome } from '../summary/case';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

export interface DecideOptions {
  readonly url: string;
  readonly by?: string;
  readonly reason?: string;
  readonly until?: string;
  readonly evenIfUsed?: boolean;
  readonly generation?: number;
  readonly confirm?: string;
  readonly json?: boolean;
}

interface Subject {
  readonly decision: Decision;
  readonly account: string;
  readonly rule: string;
}

type Complete = DecideOptions & { readonly by: string; readonly reason: string };

/** Runs `rootward approve` and the like. Exit code 3 when the decision does not count, or its effect cannot be proven. @throws UsageError */
export async function decideAction(context: CommandContext, subject: Subject, options: Complete): Promise<void> {
  const { terminal, exit } = context;
  const { decision } = subject;
  const { by, reason, until, evenIfUsed, json = false } = options;
  const desk = await deskOfDemo(options.url);
  const policy = await desk.policy();
  const record = await caseOf(desk, subject, options);
  // With --confirm the caller is a script or has looked at the case before.
  if (!json && options.confirm === undefined) printCase(terminal, record, { decision, terms: policy.approvals });
  await confirmAccount(terminal, record.account, options.confirm);
  const { account, rule, generation, fingerprint } = record;
  const request = {
    account,
    rule,
    generation,
    fingerprint,
    decision,
    by,
    reason,
    ...(until !== undefined && { until }),
    ...(evenIfUsed === true && { evenIfUsed }),
  };
  const outcome = await desk.decide(request);
  switch (outcome.kind) {
    case 'decided': {
      const after = await followUp(desk, outcome.record);
      if (json) terminal.out(JSON.stringify({ kind: 'decided', case: caseRow(after) }));
      else {
        printOutcome(terminal, after, `${decisionWords[decision]}: saved as ${by}’s decision.`);
        await printNext(terminal, desk, after);
      }
      if (after.state === 'failed') exit(exitCode.failed);
      return;
    }
    case 'refused': {
      const why = refusalWords(outcome, { by, policy });
      const message = `The decision did not count, and nothing was changed: ${why}.`;
      if (json) {
        const { refusal } = outcome;
        terminal.out(JSON.stringify({ kind: 'refused', refusal, message, case: caseRow(outcome.record) }));
      } else terminal.err(message);
      exit(exitCode.failed);
      return;
    }
    case 'invalid':
      throw invalid(outcome.message);
    default:
      throw noCase(subject);
  }
}

async function caseOf(desk: CaseDesk, subject: Subject, { generation }: DecideOptions): Promise<CaseRecord> {
  const { account } = subject;
  const rule = caseRules.find((one) => one === subject.rule);
  if (rule === undefined) throw UsageError.of('<rule>', `expected ${caseRules.join(', ')}, got ${subject.rule}`);
  const record = await desk.caseOf(account, rule, generation);
  if (record !== undefined) return record;
  const current = generation === undefined ? undefined : await desk.caseOf(account, rule);
  if (current === undefined) throw noCase(subject);
  throw UsageError.of('--generation', `expected 1 to ${current.generation}, got ${generation}`);
}

/** Where the finding is still there, the next generation waits: it opens just after this one is closed. */
async function printNext(
  { out }: Terminal,
  desk: CaseDesk,
  { account, rule, generation, state }: CaseRecord,
): Promise<void> {
  if (state !== 'failed') return;
  let next: CaseRecord | undefined;
  for (let looks = 0; next === undefined && looks < 10; looks++) {
    next = await desk.caseOf(account, rule, generation + 1);
    if (next === undefined) await aMoment();
  }
  if (next?.state === 'pending')
    out(`It is still there, so generation ${next.generation} of the case waits for a decision.`);
}

const noCase = ({ account, rule }: Subject): UsageError =>
  UsageError.of('', `expected a case that exists (rootward cases lists them), got ${account} ${rule}`);

/** `until: expected a day …` is about the option `--until`. */
function invalid(message: string): UsageError {
  const [, field = '', rest = message] = /^(\w+): (.*)$/.exec(message) ?? [];
  return UsageError.of(field === '' ? '' : `--${field}`, rest);
}

/** Between two looks at a case, in real time. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));

/** How long the command waits for the effect of a decision, in real milliseconds. */
const patience = 10_000;

/** The case after the effect of the decision, or after `patience`. */
async function followUp(desk: CaseDesk, decided: CaseRecord): Promise<CaseRecord> {
  const end = Date.now() + patience;
  let record = decided;
  while (!isClosed(record) && record.state !== 'pending' && Date.now() < end) {
    await aMoment();
    record = (await desk.caseOf(decided.account, decided.rule, decided.generation)) ?? record;
  }
  return record;
}
