import { startInvocation } from '../lib/invocation/invocation';
import { log } from '../lib/invocation/log';
import { prepareRun } from '../lib/runs/prepare-run';
import { PrepareInput, PrepareOutput } from '../lib/workflow/payloads';

/** Claims a run, and returns what it covers or why it does not start. */
export async function handler(event: unknown): Promise<PrepareOutput> {
  const input = PrepareInput.parse(event);
  const output = await prepareRun(startInvocation(), input);
  const { status } = output;
  const ready = status === 'ready' ? { runId: output.runId, accounts: output.accounts } : {};
  log({ stage: 'prepare', event: status, executionId: input.execution.arn, ...ready });
  return PrepareOutput.parse(output);
}
