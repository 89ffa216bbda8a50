import { actOnCase } from '../lib/cases/act-on-case';
import { startInvocation } from '../lib/invocation/invocation';
import { log } from '../lib/invocation/log';
import { ActInput, ActOutput } from '../lib/workflow/payloads';

/** Deletes what was approved. Only this function's role may delete anything in an account. */
export async function handler(event: unknown): Promise<ActOutput> {
  const input = ActInput.parse(event);
  const status = await actOnCase(startInvocation(), input);
  const { account: accountId, rule, generation } = input.case;
  log({ stage: 'act', event: status, executionId: input.execution.arn, accountId, rule, generation });
  return ActOutput.parse({ v: 1, status });
}
