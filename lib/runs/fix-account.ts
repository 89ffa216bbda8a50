import type { Account } from '../domain/account';
import { known } from '../domain/fact';
import type { ContactFix, PlannedFix } from '../domain/runs/plan';
import { usesTags } from '../domain/policy/uses-tags';
import { readTags } from '../aws/organization/account-tags';
import type { CallRates } from '../aws/sdk/call-rates';
import type { Clients } from '../aws/sdk/clients';
import { allFailed, fixContacts, type Fixing } from './fix-contacts';
import { log } from '../invocation/log';
import { contactsBlocked, type Reading } from '../aws/accounts/read-account';
import { errorName } from '../aws/sdk/throttling';

export interface FixingAccounts extends Fixing, Pick<Reading, 'blocked' | 'hostAccount' | 'units'> {
  readonly clients: Pick<Clients, 'organizations'>;
  readonly rates: CallRates;
  /** The accounts of the run. */
  readonly accounts: readonly Account[];
}

/** Returns one result for each planned contact of an account. Never throws: a failure stays with its account. */
export async function fixAccount(fixing: FixingAccounts, planned: PlannedFix): Promise<readonly ContactFix[]> {
  try {
    const account = fixing.accounts.find(({ id }) => id === planned.account);
    if (account === undefined) return allFailed(planned, 'The account is not one that the run covers.');
    const blocked = contactsBlocked(fixing, account);
    if (blocked) return allFailed(planned, blocked.detail);
    const tags = usesTags(fixing.policy) ? await readTags(fixing.clients, fixing.rates, account.id) : known({});
    const { units } = fixing;
    return await fixContacts(fixing, { account, tags, ...(units && { units }) }, planned);
  } catch (error: unknown) {
    const name = errorName(error);
    log({ stage: 'fix', event: 'account failed', runId: fixing.runId, accountId: planned.account, error: name });
    return allFailed(planned, `The fix was stopped by ${name}; the next run tries again.`);
  }
}
