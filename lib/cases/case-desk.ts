import type { Clients } from '../aws/sdk/clients';
import { loadPolicy, type PolicyLocation } from '../aws/storage/objects/policy-asset';
import { CaseTable } from '../aws/storage/tables/case-table';
import { pageKey } from '../aws/storage/tables/page-key';
import type { AccountId, Instant } from '../domain/account';
import { caseStates, type CaseRecord } from '../domain/cases/case';
import { closedStates, isClosed } from '../domain/cases/closed';
import type { DecisionRequest } from '../domain/cases/decision-request';
import type { RuleId } from '../domain/finding';
import type { Policy } from '../domain/policy/schema';
import { decideCase, type DecisionOutcome } from './decide-case';

/** The cases of a deployment, for the page and the command line. Only `decide` changes anything. */
export interface CaseDesk {
  /** Current cases that are open: queued, pending, approved, acting. */
  openCases(): Promise<readonly CaseRecord[]>;
  /** Every generation that is closed: done, rejected, accepted, expired, stale, failed. Those with a later one too. */
  closedCases(): Promise<readonly CaseRecord[]>;
  /** One generation, current or archived; without a number the current one. */
  caseOf(account: AccountId, rule: RuleId, generation?: number): Promise<CaseRecord | undefined>;
  everyGeneration(): Promise<readonly CaseRecord[]>;
  /** The deployed policy. */
  policy(): Promise<Policy>;
  decide(request: DecisionRequest): Promise<DecisionOutcome>;
  /** The secret that signs the page's forms. */
  formKey(): Promise<string>;
}

/** Where a deployment keeps its cases and its policy. */
export interface DeskPlace extends PolicyLocation {
  /** Name of the case table. */
  readonly table: string;
}

/** @param now gives the time of a decision */
export function openDesk(
  clients: Pick<Clients, 'table' | 's3' | 'sfn'>,
  place: DeskPlace,
  now: () => Instant,
): CaseDesk {
  const tableName = place.table;
  const table = new CaseTable(clients, tableName);
  const policy = async (): Promise<Policy> => (await loadPolicy(clients, place)).policy;
  return {
    openCases: () => table.current(caseStates.filter((state) => !isClosed({ state }))),
    closedCases: async () => (await Promise.all([table.current(closedStates), table.archived()])).flat(),
    caseOf: (account, rule, generation) =>
      generation === undefined ? table.read({ account, rule }) : table.generation({ account, rule, generation }),
    everyGeneration: () => table.everyGeneration(),
    policy,
    decide: async (request) => decideCase({ clients, tableName, policy: await policy(), now }, request),
    formKey: () => pageKey(clients, tableName),
  };
}
