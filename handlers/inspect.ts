import { startInvocation, type Remaining } from '../lib/invocation/invocation';
import { log } from '../lib/invocation/log';
import { inspectAccounts } from '../lib/runs/inspect-accounts';
import { BatchOutput, InspectInput } from '../lib/workflow/payloads';

/** Reads and judges one batch of accounts. */
export async function handler(event: unknown, context?: Remaining): Promise<BatchOutput> {
  const input = InspectInput.parse(event);
  const counts = await inspectAccounts(startInvocation(context), input);
  const { runId } = input;
  log({ stage: 'inspect', event: 'inspected', executionId: runId, runId, ...counts });
  return BatchOutput.parse({ v: 1, ...counts });
}
