import { CaseTable } from '../lib/aws/case-table';
import { startInvocation } from '../lib/aws/invocation';
import { log } from '../lib/aws/log';
import { loadPolicy } from '../lib/aws/policy-asset';
import { redeemCase } from '../lib/aws/redeem-case';
import { RedeemInput, RedeemOutput } from '../lib/workflow/payloads';

/** Turns what was decided into what this execution does next. */
export async function handler(event: unknown): Promise<RedeemOutput> {
  const input = RedeemInput.parse(event);
  const { clients, environment } = startInvocation();
  const { policy } = await loadPolicy(clients, environment);
  const status = await redeemCase({ clients, cases: new CaseTable(clients, environment.table), policy }, input);
  const { account: accountId, rule, generation } = input.case;
  log({ stage: 'redeem', event: status, executionId: input.execution.arn, accountId, rule, generation });
  return RedeemOutput.parse({ v: 1, status });
}
