import { actOnCase } from '../lib/aws/act-on-case';
import { CaseTable } from '../lib/aws/case-table';
import { startInvocation } from '../lib/aws/invocation';
import { log } from '../lib/aws/log';
import { loadPolicy } from '../lib/aws/policy-asset';
import { ActInput, ActOutput } from '../lib/workflow/payloads';
import { actUnreadableRetry } from '../lib/workflow/retries';

/** Deletes what was approved. The only function whose role may delete anything in an account. */
export async function handler(event: unknown): Promise<ActOutput> {
  const input = ActInput.parse(event);
  const { clients, environment } = startInvocation();
  const { policy } = await loadPolicy(clients, environment);
  const cases = new CaseTable(clients, environment.table);
  const mode = environment.mode ?? policy.run.mode;
  const last = input.attempt >= actUnreadableRetry.maxAttempts;
  const status = await actOnCase({ clients, cases, policy, mode, last }, input);
  const { account: accountId, rule, generation } = input.case;
  log({ stage: 'act', event: status, executionId: input.execution.arn, accountId, rule, generation });
  return ActOutput.parse({ v: 1, status });
}
