import { askCase } from '../lib/cases/ask-case';
import { startInvocation } from '../lib/invocation/invocation';
import { log } from '../lib/invocation/log';
import { AskInput } from '../lib/workflow/payloads';

/** Stores the task token of a case that waits for a decision. The state machine ignores the function's answer. */
export async function handler(event: unknown): Promise<void> {
  const input = AskInput.parse(event);
  await askCase(startInvocation(), input);
  const { account: accountId, rule, generation } = input.case;
  log({ stage: 'ask', event: 'waiting', executionId: input.execution.arn, accountId, rule, generation });
}
