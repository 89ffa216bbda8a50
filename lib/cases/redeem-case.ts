import type { CaseRecord } from '../domain/cases/case';
import { redeem, type Redeemed } from '../domain/cases/redeem';
import type { Invocation } from '../invocation/invocation';
import type { RedeemInput } from '../workflow/payloads';
import { loadPolicy } from '../aws/storage/objects/policy-asset';
import { CaseTable } from '../aws/storage/tables/case-table';
import { changeCase } from './change-case';
import type { Clients } from '../aws/sdk/clients';
import { isRunning } from '../aws/executions/executions';

/** Redeems the decision, and returns what the execution does next. */
export async function redeemCase(
  { clients, environment }: Invocation,
  { case: subject, execution: { arn } }: RedeemInput,
): Promise<Redeemed> {
  // The deployed policy says who may approve today.
  const { policy } = await loadPolicy(clients, environment);
  const cases = new CaseTable(clients, environment.table);
  return changeCase(cases, subject, async (record) => {
    const ownerRuns = await otherOwnerRuns(clients, record, arn);
    // The time now, not that of the step: a retry may come much later, when the decision is void.
    const now = new Date().toISOString();
    const redeemed: Redeemed & { readonly after?: CaseRecord } = redeem(record, {
      generation: subject.generation,
      execution: arn,
      policy,
      now,
      ownerRuns,
    });
    return redeemed;
  });
}

/** Whether the execution that holds the case still runs; undefined when no other execution holds it. */
async function otherOwnerRuns(
  clients: Pick<Clients, 'sfn'>,
  record: CaseRecord | undefined,
  execution: string,
): Promise<boolean | undefined> {
  const owner = record?.state === 'acting' ? record.redeemedBy : undefined;
  return owner === undefined || owner === execution ? undefined : isRunning(clients, owner);
}
