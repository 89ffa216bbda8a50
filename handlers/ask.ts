import { askCase } from '../lib/aws/ask-case';
import { CaseTable } from '../lib/aws/case-table';
import { startInvocation } from '../lib/aws/invocation';
import { log } from '../lib/aws/log';
import { WaitItems } from '../lib/aws/wait-items';
import { AskInput } from '../lib/workflow/payloads';

/** Keeps the task token of a case that waits for a decision. Its answer is not looked at: the state machine waits for the token. */
export async function handler(event: unknown): Promise<void> {
  const input = AskInput.parse(event);
  const { clients, environment } = startInvocation();
  const cases = new CaseTable(clients, environment.table);
  await askCase({ cases, waits: new WaitItems(clients, environment.table) }, input);
  const { account: accountId, rule, generation } = input.case;
  log({ stage: 'ask', event: 'waiting', executionId: input.execution.arn, accountId, rule, generation });
}
