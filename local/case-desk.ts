import type { AccountId, Instant } from '../lib/domain/account';
import { caseStates, type CaseRecord } from '../lib/domain/case';
import { CallCounter } from '../lib/aws/call-counter';
import { CaseTable } from '../lib/aws/case-table';
import { createClients } from '../lib/aws/clients';
import { decideCase, type DecisionOutcome } from '../lib/aws/decide';
import { loadPolicy } from '../lib/aws/policy-asset';
import { closedStates, isClosed } from '../lib/domain/cases/closed';
import type { DecisionRequest } from '../lib/domain/cases/decision-request';
import type { RuleId } from '../lib/domain/finding';
import type { Policy } from '../lib/domain/policy/schema';
import type { DeploymentPlace } from './deployment-place';

/** The cases of a simulated deployment, for people: the same code as in AWS, under a person's credentials. */
export interface CaseDesk {
  openCases(): Promise<readonly CaseRecord[]>;
  closedCases(): Promise<readonly CaseRecord[]>;
  /** One generation, current or archived; without a number the current one. */
  caseOf(account: AccountId, rule: RuleId, generation?: number): Promise<CaseRecord | undefined>;
  everyGeneration(): Promise<readonly CaseRecord[]>;
  /** The deployed policy. */
  policy(): Promise<Policy>;
  decide(request: DecisionRequest): Promise<DecisionOutcome>;
}

export type DeskPlace = Pick<
  DeploymentPlace,
  'endpoint' | 'region' | 'table' | 'policyBucket' | 'policyKey' | 'policyDigest'
>;

/** @param now simulated time */
export function openDesk(place: DeskPlace, now: () => Instant): CaseDesk {
  // Whoever is not a role of the deployment is an administrator there, and is not in the record of Rootward's calls.
  const credentials = { accessKeyId: 'person', secretAccessKey: 'simulated' };
  const clients = createClients(place.region, new CallCounter(), { endpoint: place.endpoint, credentials });
  const tableName = place.table;
  const table = new CaseTable(clients, tableName);
  const policy = async (): Promise<Policy> => (await loadPolicy(clients, place)).policy;
  return {
    openCases: () => table.current(caseStates.filter((state) => !isClosed({ state }))),
    closedCases: () => table.current(closedStates),
    caseOf: (account, rule, generation) =>
      generation === undefined ? table.read({ account, rule }) : table.generation({ account, rule, generation }),
    everyGeneration: () => table.everyGeneration(),
    policy,
    decide: async (request) => decideCase({ clients, tableName, policy: await policy(), now }, request),
  };
}
