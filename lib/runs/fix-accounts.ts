import { accountContacts } from '../aws/accounts/account-contacts';
import { childRates } from '../aws/sdk/call-rates';
import { writeFixes } from '../aws/storage/objects/run-store';
import type { Invocation } from '../invocation/invocation';
import type { BatchOutput, FixInput } from '../workflow/payloads';
import { PlanModeError } from './errors';
import { fixAccount } from './fix-account';
import { loadRun } from './load-run';

/**
 * Writes the planned contacts of one batch of accounts at its share of the quotas, and proves each by a read.
 * `failed` counts the accounts in which a contact could not be written or proven.
 * @throws PlanModeError for a run in plan mode
 */
export async function fixAccounts(
  invocation: Invocation,
  { runId, fixes: planned, now }: FixInput,
): Promise<Omit<BatchOutput, 'v'>> {
  const { environment, clients, calls, store, deadline } = invocation;
  const rates = childRates(deadline);
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
    ...(manifest.units && { units: manifest.units }),
  };
  const fixes = (await Promise.all(planned.map((fix) => fixAccount(fixing, fix)))).flat();
  await writeFixes(store, { runId, first: planned[0]?.account ?? '', fixes, awsCalls: calls.total() });
  const failed = new Set(fixes.flatMap(({ account, status }) => (status === 'failed' ? [account] : []))).size;
  return { accounts: planned.length, failed };
}
