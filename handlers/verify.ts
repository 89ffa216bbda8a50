import { CaseTable } from '../lib/aws/case-table';
import { startInvocation } from '../lib/aws/invocation';
import { log } from '../lib/aws/log';
import { loadPolicy } from '../lib/aws/policy-asset';
import { verifyCase } from '../lib/aws/verify-case';
import { VerifyInput, VerifyOutput } from '../lib/workflow/payloads';
import { verifyUnreadableRetry } from '../lib/workflow/retries';

/** Reads the account again and ends the case as proven, or as not done. */
export async function handler(event: unknown): Promise<VerifyOutput> {
  const input = VerifyInput.parse(event);
  const { clients, environment } = startInvocation();
  const { policy } = await loadPolicy(clients, environment);
  const cases = new CaseTable(clients, environment.table);
  const last = input.attempt >= verifyUnreadableRetry.maxAttempts;
  const status = await verifyCase({ clients, cases, policy, hostAccount: environment.hostAccount, last }, input);
  const { account: accountId, rule, generation } = input.case;
  log({ stage: 'verify', event: status, executionId: input.execution.arn, accountId, rule, generation });
  return VerifyOutput.parse({ v: 1, status });
}
