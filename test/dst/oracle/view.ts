import type { AccountId } from '../../../lib/domain/account';
import type { CaseEvent, CaseRecord, CaseState } from '../../../lib/domain/cases/case';
import type { RuleId } from '../../../lib/domain/finding';
import { caseMachineName } from '../../../lib/infra/names';
import type { CaseVersion, Moment, Observed, RootState } from '../observed';
import { hour } from '../stage';

/** A broken invariant, by its number. */
export interface Violation {
  readonly invariant: string;
  readonly detail: string;
  /** The account for whose history the report tells the story. */
  readonly account?: AccountId;
}

export type Invariant = (view: View) => Iterable<Violation>;

/** One generation of one case, with all its versions and archived copies. */
export interface Generation {
  readonly account: AccountId;
  readonly rule: RuleId;
  readonly generation: number;
  /** Versions of the time when it was the current generation, in order. */
  readonly versions: readonly CaseVersion[];
  readonly archived: readonly CaseVersion[];
  /** The record at the end. */
  readonly last: CaseRecord;
}

/** When the generation first entered a state, and when it left it. `to` is undefined when it did not leave. */
export function stay(
  { versions }: Generation,
  state: CaseState,
): { readonly from: number; readonly to: number | undefined } | undefined {
  const first = versions.findIndex(({ record }) => record.state === state);
  const start = versions[first];
  return start && { from: start.at, to: versions.slice(first).find(({ record }) => record.state !== state)?.at };
}

/** A period in which an execution waits for its token. `to` is undefined when it still waits. */
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

/** The observations, arranged for the invariants. */
export class View {
  readonly generations: readonly Generation[];
  readonly waits: readonly Wait[];

  constructor(readonly observed: Observed) {
    this.generations = generationsOf(observed);
    this.waits = waitsOf(observed);
  }

  /** The current record of a case just before a moment. */
  recordAt(account: AccountId, rule: RuleId, { order }: Pick<Moment, 'order'>): CaseRecord | undefined {
    return this.observed.cases.findLast(
      (version) =>
        !version.archived &&
        version.order < order &&
        version.record.account === account &&
        version.record.rule === rule,
    )?.record;
  }

  /** Every state of an account's root user between two times. */
  rootsBetween(account: AccountId, from: number, to: number): readonly RootState[] {
    const own = this.observed.roots.filter((root) => root.account === account);
    const before = own.findLast(({ at }) => at <= from);
    return [...(before ? [before] : []), ...own.filter(({ at }) => at > from && at <= to)];
  }

  /** Milliseconds of a period in which Step Functions was reachable. */
  served(from: number, to: number): number {
    const lost = this.observed.outages.map((out) => Math.max(0, Math.min(to, out.to) - Math.max(from, out.from)));
    return to - from - lost.reduce((sum, one) => sum + one, 0);
  }

  /** How long something lost may stay lost: two sweeps, because one may fail, plus the retries. */
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

/** The events that a version adds to the version before. */
export const added = (before: CaseRecord | undefined, after: CaseRecord): readonly CaseEvent[] =>
  after.timeline.slice(before?.timeline.length ?? 0);
