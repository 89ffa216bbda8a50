import type { Account, Instant } from '../domain/account';
import { known } from '../domain/fact';
import { checkBeforeFix } from '../domain/runs/check-before-fix';
import type { ContactFix, PlannedFix } from '../domain/runs/plan';
import type { Policy } from '../domain/policy/schema';
import type { Subject } from '../domain/policy/subject';
import { usesTags } from '../domain/policy/uses-tags';
import { readTags } from '../aws/organization/account-tags';
import { describeAccount } from '../aws/organization/organization';
import type { CallRates } from '../aws/sdk/call-rates';
import type { Clients } from '../aws/sdk/clients';
import { OrganizationUnreadableError } from '../aws/sdk/errors';
import { errorName } from '../aws/sdk/throttling';
import { allFailed, readPlanned, writeContacts, type Fixing } from './fix-contacts';
import { log, placeOf } from '../invocation/log';
import { contactsBlocked, type Reading } from '../aws/accounts/read-account';

export interface FixingAccounts extends Fixing, Pick<Reading, 'blocked' | 'hostAccount' | 'units'> {
  readonly clients: Pick<Clients, 'organizations'>;
  readonly rates: CallRates;
  readonly policy: Policy;
  /** The accounts of the run, as they were listed at its start. */
  readonly accounts: readonly Account[];
  readonly now: Instant;
}

/**
 * Brings the planned contacts of one account to what the policy wants: looks at the contacts and then at the account
 * again, writes only if the plan still holds, and proves each contact by a read. Returns one result for each planned
 * contact. Never throws: a failure stays with its account.
 */
export async function fixAccount(fixing: FixingAccounts, planned: PlannedFix): Promise<readonly ContactFix[]> {
  try {
    const listed = fixing.accounts.find(({ id }) => id === planned.account);
    if (listed === undefined) return allFailed(planned, 'The account is not one that the run covers.');
    const blocked = contactsBlocked(fixing, listed);
    if (blocked) return allFailed(planned, blocked.detail);
    const present = await readPlanned(fixing, planned);
    // As late as possible: reading the contacts waits for its turn.
    const subject = await subjectNow(fixing, listed);
    const checked = checkBeforeFix(planned, { listed, subject, policy: fixing.policy, now: fixing.now });
    if (checked.kind === 'leave') return allFailed(planned, checked.message);
    return await writeContacts(fixing, planned, { present, wanted: checked.wanted });
  } catch (error: unknown) {
    if (error instanceof OrganizationUnreadableError)
      return allFailed(planned, `The account could not be looked at directly before the write. ${error.message}`);
    const name = errorName(error);
    const fault = { error: name, at: placeOf(error) };
    log({ stage: 'fix', event: 'account failed', runId: fixing.runId, accountId: planned.account, ...fault });
    return allFailed(planned, `The fix was stopped by ${name}; the next run tries again.`);
  }
}

/** The account as Organizations knows it now; undefined when it has left. @throws OrganizationUnreadableError */
async function subjectNow(
  { clients, rates, policy, units }: FixingAccounts,
  { id, management }: Account,
): Promise<Subject | undefined> {
  const account = await describeAccount(
    clients,
    id,
    management ? id : undefined,
    rates['organizations:DescribeAccount'],
  );
  if (account === undefined) return undefined;
  const tags = usesTags(policy) ? await readTags(clients, rates, id) : known({});
  return { account, tags, ...(units && { units }) };
}
