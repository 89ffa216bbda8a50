import { redeemCase } from '../lib/cases/redeem-case';
import { startInvocation } from '../lib/invocation/invocation';
import { log } from '../lib/invocation/log';
import { RedeemInput, RedeemOutput } from '../lib/workflow/payloads';

/** Redeems the decision on a case for this execution. */
export async function handler(event: unknown): Promise<RedeemOutput> {
  const input = RedeemInput.parse(event);
  const redeemed = await redeemCase(startInvocation(), input);
  const { account: accountId, rule, generation } = input.case;
  log({ stage: 'redeem', event: redeemed.kind, executionId: input.execution.arn, accountId, rule, generation });
  const { kind: status } = redeemed;
  return RedeemOutput.parse({ v: 1, status, ...('until' in redeemed ? { expiresAt: redeemed.until } : {}) });
}
