import type { Clients } from '../aws/sdk/clients';
import { loadPolicy, type PolicyLocation } from '../aws/storage/objects/policy-asset';
import { CaseTable } from '../aws/storage/tables/case-table';
import { readLastRun } from '../aws/storage/tables/last-run-item';
import { pageKey } from '../aws/storage/tables/page-key';
import type { AccountId, Instant } from '../domain/account';
import { caseStates, type CaseRecord } from '../domain/cases/case';
import { closedStates, isClosed } from '../domain/cases/closed';
import { caseKey } from '../domain/cases/subject';
import { withoutLapsed } from '../domain/cases/quorum';
import { isUnsettled, unsettledStates } from '../domain/cases/unsettled';
import type { DecisionRequest } from '../domain/cases/decision-request';
import type { RuleId } from '../domain/finding';
import type { Policy } from '../domain/policy/schema';
import type { LastRun } from '../domain/runs/last-run';
import type { Mode } from '../domain/runs/run';
import { decideCase, type DecisionOutcome } from './decide-case';

/** The cases of a deployment, for the page and the command line. Only `decide` changes anything. */
export interface CaseDesk {
  /** Current cases that are open: queued, pending, approved, acting. */
  openCases(): Promise<readonly CaseRecord[]>;
  /** Current cases that ended without a result and whose finding may still be there. */
  unsettledCases(): Promise<readonly CaseRecord[]>;
  /** Every generation that is closed: done, rejected, accepted, expired, stale, failed. Those with a later one too. */
  closedCases(): Promise<readonly CaseRecord[]>;
  /** One generation, current or archived; without a number the current one. Without a decision that has lapsed. */
  caseOf(account: AccountId, rule: RuleId, generation?: number): Promise<CaseRecord | undefined>;
  everyGeneration(): Promise<readonly CaseRecord[]>;
  /** The deployed policy. */
  policy(): Promise<Policy>;
  /** The mode in force: the deployment's, where it overrides the policy's. */
  mode(): Promise<{ readonly mode: Mode; readonly overridden: boolean }>;
  /** The last run over the whole organization; undefined before it. */
  lastRun(): Promise<LastRun | undefined>;
  decide(request: DecisionRequest): Promise<DecisionOutcome>;
  /** The secret that signs the page's forms. */
  formKey(): Promise<string>;
}

/** Where a deployment keeps its cases and its policy. */
export interface DeskPlace extends PolicyLocation {
  /** Name of the case table. */
  readonly table: string;
  /** Set where the deployment overrides the policy's mode. */
  readonly mode?: Mode | undefined;
}

/** A run that stops between archiving a generation and opening the next leaves both copies. The later one counts. */
const newestOfEach = (records: readonly CaseRecord[]): readonly CaseRecord[] => [
  ...new Map(records.map((record) => [`${caseKey(record)}/${record.generation}`, record])).values(),
];

/** @param now gives the time of a decision */
export function openDesk(
  clients: Pick<Clients, 'table' | 's3' | 'sfn'>,
  place: DeskPlace,
  now: () => Instant,
): CaseDesk {
  const tableName = place.table;
  const table = new CaseTable(clients, tableName);
  const policy = async (): Promise<Policy> => (await loadPolicy(clients, place)).policy;
  const lastRun = (): Promise<LastRun | undefined> => readLastRun(clients, tableName);
  return {
    openCases: () => table.current(caseStates.filter((state) => !isClosed({ state }))),
    unsettledCases: async () => {
      const [ended, last] = await Promise.all([table.current(unsettledStates), lastRun()]);
      return ended.filter((record) => isUnsettled(record, last));
    },
    closedCases: async () => newestOfEach((await Promise.all([table.archived(), table.current(closedStates)])).flat()),
    caseOf: async (account, rule, generation) => {
      const record = await (generation === undefined
        ? table.read({ account, rule })
        : table.generation({ account, rule, generation }));
      return record && withoutLapsed(record, await policy());
    },
    everyGeneration: () => table.everyGeneration(),
    policy,
    mode: async () => ({ mode: place.mode ?? (await policy()).run.mode, overridden: place.mode !== undefined }),
    lastRun,
    decide: async (request) => decideCase({ clients, tableName, policy: await policy(), now }, request),
    formKey: () => pageKey(clients, tableName),
  };
}
