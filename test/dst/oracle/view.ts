import type { AccountId } from '../../../lib/domain/account';
import type { CaseEvent, CaseRecord, CaseState } from '../../../lib/domain/cases/case';
import type { RuleId } from '../../../lib/domain/finding';
import { caseMachineName } from '../../../lib/infra/names';
import type { CaseVersion, Moment, Observed, RootState } from '../observed';
import { hour } from '../stage';

/** What went wrong, by the number of the invariant. */
export interface Violation {
  readonly invariant: string;
  readonly detail: string;
  /** The account that it is about, for the story. */
  readonly account?: AccountId;
}

export type Invariant = (view: View) => Iterable<Violation>;

/** One generation of one case through all its versions; archived copies too. */
export interface Generation {
  readonly account: AccountId;
  readonly rule: RuleId;
  readonly generation: number;
  /** Versions while it was the current one, in order. */
  readonly versions: readonly CaseVersion[];
  readonly archived: readonly CaseVersion[];
  /** As it is at the end. */
  readonly last: CaseRecord;
}

/** When the generation came into a state for the first time, and when it left it; `to` undefined: it did not. */
export function stay(
  { versions }: Generation,
  state: CaseState,
): { readonly from: number; readonly to: number | undefined } | undefined {
  const first = versions.findIndex(({ record }) => record.state === state);
  const start = versions[first];
  return start && { from: start.at, to: versions.slice(first).find(({ record }) => record.state !== state)?.at };
}

/** A stretch of time in which an execution waits for its token. `to` undefined: it still does. */
export interface Wait {
  readonly executionArn: string;
  readonly account: AccountId;
  readonly rule: string;
  readonly generation: number;
  readonly from: number;
  readonly to: number | undefined;
}

export const caseName = (one: { account: AccountId; rule: string; generation: number }): string =>
  `${one.account}/${one.rule}#${one.generation}`;

/** The observations, arranged for those who judge them. */
export class View {
  readonly generations: readonly Generation[];
  readonly waits: readonly Wait[];

  constructor(readonly observed: Observed) {
    this.generations = generationsOf(observed);
    this.waits = waitsOf(observed);
  }

  /** The current record of a case right before a moment. */
  recordAt(account: AccountId, rule: RuleId, { order }: Pick<Moment, 'order'>): CaseRecord | undefined {
    return this.observed.cases.findLast(
      (version) =>
        !version.archived &&
        version.order < order &&
        version.record.account === account &&
        version.record.rule === rule,
    )?.record;
  }

  /** Every state that the root user of an account was in between two times. */
  rootsBetween(account: AccountId, from: number, to: number): readonly RootState[] {
    const own = this.observed.roots.filter((root) => root.account === account);
    const before = own.findLast(({ at }) => at <= from);
    return [...(before ? [before] : []), ...own.filter(({ at }) => at > from && at <= to)];
  }

  /** Milliseconds of a stretch of time in which Step Functions could be reached. */
  served(from: number, to: number): number {
    const lost = this.observed.outages.map((out) => Math.max(0, Math.min(to, out.to) - Math.max(from, out.from)));
    return to - from - lost.reduce((sum, one) => sum + one, 0);
  }

  /** How long something lost may stay so: until the sweep after the next, because one may go wrong; and its retries. */
  get sweepGrace(): number {
    return (2 * this.observed.setting.sweepHours + 2) * hour;
  }
}

function generationsOf({ cases }: Observed): readonly Generation[] {
  const found = new Map<string, { versions: CaseVersion[]; archived: CaseVersion[] }>();
  for (const version of cases) {
    const key = caseName(version.record);
    const one = found.get(key) ?? { versions: [], archived: [] };
    (version.archived ? one.archived : one.versions).push(version);
    found.set(key, one);
  }
  return [...found.values()].flatMap(({ versions, archived }) => {
    const last = (archived.at(-1) ?? versions.at(-1))?.record;
    if (!last) return [];
    const { account, rule, generation } = last;
    return [{ account, rule, generation, versions, archived, last }];
  });
}

function waitsOf({ events }: Observed): readonly Wait[] {
  const open = new Map<string, Wait>();
  const waits: Wait[] = [];
  for (const { machine, executionArn, type, at } of events) {
    if (machine !== caseMachineName) continue;
    const wait = open.get(executionArn);
    if (wait) waits.push({ ...wait, to: at });
    open.delete(executionArn);
    const named = /:(\d{12})-([a-z-]+)-g(\d+)(?:-r\d+)?$/.exec(executionArn);
    if (type !== 'TaskSubmitted' || !named) continue;
    const [, account = '', rule = '', generation] = named;
    open.set(executionArn, { executionArn, account, rule, generation: Number(generation), from: at, to: undefined });
  }
  return [...waits, ...open.values()];
}

/** The events that a version added to the one before. */
export const added = (before: CaseRecord | undefined, after: CaseRecord): readonly CaseEvent[] =>
  after.timeline.slice(before?.timeline.length ?? 0);
