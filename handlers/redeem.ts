import { redeemCase } from '../lib/cases/redeem-case';
import { startInvocation } from '../lib/invocation/invocation';
import { log } from '../lib/invocation/log';
import { RedeemInput, RedeemOutput } from '../lib/workflow/payloads';

/** Redeems the decision on a case for this execution. */
export async function handler(event: unknown): Promise<RedeemOutput> {
  const input = RedeemInput.parse(event);
  const status = await redeemCase(startInvocation(), input);
  const { account: accountId, rule, generation } = input.case;
  log({ stage: 'redeem', event: status, executionId: input.execution.arn, accountId, rule, generation });
  return RedeemOutput.parse({ v: 1, status });
}
