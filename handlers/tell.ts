import { tellCase } from '../lib/cases/tell-case';
import { startInvocation } from '../lib/invocation/invocation';
import { log } from '../lib/invocation/log';
import { TellInput, TellOutput } from '../lib/workflow/payloads';

/** Tells people at once what they wait for: that their agreement is missing, or that a finding is still there. */
export async function handler(event: unknown): Promise<TellOutput> {
  const input = TellInput.parse(event);
  const { sent, unsent } = await tellCase(startInvocation(), input);
  const { account: accountId, rule, generation } = input.case;
  const entry = { executionId: input.execution.arn, accountId, rule, generation, sent, unsent };
  log({ stage: 'tell', event: 'told', ...entry });
  return TellOutput.parse({ v: 1, sent, unsent });
}
