import type { CaseRecord } from '../domain/case';
import { redeem, type Redeemed } from '../domain/cases/redeem';
import type { Policy } from '../domain/policy/schema';
import type { RedeemInput } from '../workflow/payloads';
import type { CaseTable } from './case-table';
import { changeCase } from './change-case';
import type { Clients } from './clients';
import { isRunning } from './executions';

export interface Redeeming {
  readonly clients: Pick<Clients, 'sfn'>;
  readonly cases: CaseTable;
  /** The deployed policy: who may approve today. */
  readonly policy: Policy;
}

/** Claims what was decided for this execution, and says what it leads to. */
export async function redeemCase(
  { clients, cases, policy }: Redeeming,
  { case: subject, execution: { arn } }: RedeemInput,
): Promise<Redeemed['kind']> {
  const { kind } = await changeCase(cases, subject, async (record) => {
    const ownerRuns = await otherOwnerRuns(clients, record, arn);
    // Not the time of the step: it may be tried again much later, and an old decision is void.
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
  return kind;
}

/** Whether another execution that redeemed the case is still at it; asked of Step Functions only when there is one. */
async function otherOwnerRuns(
  clients: Pick<Clients, 'sfn'>,
  record: CaseRecord | undefined,
  execution: string,
): Promise<boolean | undefined> {
  const owner = record?.state === 'acting' ? record.redeemedBy : undefined;
  return owner === undefined || owner === execution ? undefined : isRunning(clients, owner);
}
