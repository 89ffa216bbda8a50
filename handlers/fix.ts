import { accountContacts } from '../lib/aws/account-contacts';
import { childRates } from '../lib/aws/call-rates';
import { startDeadline, type Remaining } from '../lib/aws/deadline';
import { PlanModeError } from '../lib/aws/errors';
import { fixAccount } from '../lib/aws/fix-account';
import { startInvocation } from '../lib/aws/invocation';
import { loadRun } from '../lib/aws/load-run';
import { log } from '../lib/aws/log';
import { writeFixes } from '../lib/aws/run-store';
import { BatchOutput, FixInput } from '../lib/workflow/payloads';

/** Writes the planned contacts of one batch of accounts at its share of the quotas, and proves each by reading. */
export async function handler(event: unknown, context?: Remaining): Promise<BatchOutput> {
  const { runId, fixes: planned, now } = FixInput.parse(event);
  const rates = childRates(startDeadline(context));
  const invocation = startInvocation();
  const { environment, clients, calls, store } = invocation;
  const { policy, manifest } = await loadRun(invocation, runId);
  if (manifest.run.mode !== 'apply') throw new PlanModeError(`Run ${runId} is in plan mode and may write nothing.`);
  const { hostAccount } = environment;
  const fixing = {
    clients,
    rates,
    contacts: accountContacts(clients, hostAccount, rates),
    store,
    policy,
    runId,
    now,
    hostAccount,
    accounts: manifest.accounts,
    blocked: manifest.blocked,
  };
  const fixes = (await Promise.all(planned.map((fix) => fixAccount(fixing, fix)))).flat();
  await writeFixes(store, { runId, first: planned[0]?.account ?? '', fixes, awsCalls: calls.total() });
  const failed = new Set(fixes.flatMap(({ account, status }) => (status === 'failed' ? [account] : []))).size;
  log({ stage: 'fix', event: 'fixed', executionId: runId, runId, accounts: planned.length, failed });
  return BatchOutput.parse({ v: 1, accounts: planned.length, failed });
}
