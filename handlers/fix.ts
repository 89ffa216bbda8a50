import { startInvocation, type Remaining } from '../lib/invocation/invocation';
import { log } from '../lib/invocation/log';
import { fixAccounts } from '../lib/runs/fix-accounts';
import { BatchOutput, FixInput } from '../lib/workflow/payloads';

/** Writes the planned contacts of one batch of accounts. */
export async function handler(event: unknown, context?: Remaining): Promise<BatchOutput> {
  const input = FixInput.parse(event);
  const counts = await fixAccounts(startInvocation(context), input);
  const { runId } = input;
  log({ stage: 'fix', event: 'fixed', executionId: runId, runId, ...counts });
  return BatchOutput.parse({ v: 1, ...counts });
}
