import { verifyCase } from '../lib/cases/verify-case';
import { startInvocation } from '../lib/invocation/invocation';
import { log } from '../lib/invocation/log';
import { VerifyInput, VerifyOutput } from '../lib/workflow/payloads';

/** Reads the account again and closes the case as done or failed. */
export async function handler(event: unknown): Promise<VerifyOutput> {
  const input = VerifyInput.parse(event);
  const status = await verifyCase(startInvocation(), input);
  const { account: accountId, rule, generation } = input.case;
  log({ stage: 'verify', event: status, executionId: input.execution.arn, accountId, rule, generation });
  return VerifyOutput.parse({ v: 1, status });
}
