import { readContacts } from '../../aws/accounts/read-account';
import { describeOrganization, listAccounts } from '../../aws/organization/organization';
import { readOrganizationFacts } from '../../aws/organization/organization-facts';
import { readUnits } from '../../aws/organization/read-units';
import type { CallRates } from '../../aws/sdk/call-rates';
import { concurrently } from '../../aws/sdk/concurrently';
import type { Account } from '../../domain/account';
import type { Found } from '../../domain/policy/proposal/proposal';
import { blockedBy } from '../../domain/runs/blocked';
import { contactStandpointOf, type Standpoint } from '../../domain/runs/standpoint';
import type { Caller } from '../../invocation/caller';
import { InterruptedError } from './errors';

export interface FindContacts {
  readonly caller: Pick<Caller, 'clients' | 'identity'>;
  readonly rates: CallRates;
  /** True: start nothing new, and end. */
  readonly halted: () => boolean;
  readonly onProgress?: (progress: FindProgress) => void;
}

export type FindProgress =
  | { readonly step: 'standpoint'; readonly standpoint: Standpoint; readonly organization: string }
  | { readonly step: 'accounts'; readonly read: number; readonly accounts: number };

/** Accounts that are read at the same time. More than the pace lets through. */
const atOnce = 20;

/**
 * Reads the contacts of every account of the caller's organization, and the names of its units. Root users are not
 * looked at, and nothing is changed. What cannot be read is an unknown fact.
 * @throws OrganizationUnreadableError; InterruptedError
 */
export async function findContacts(input: FindContacts): Promise<Omit<Found, 'approvers'>> {
  const { caller, rates, halted } = input;
  const { clients, identity } = caller;
  const readAt = new Date().toISOString();
  const organization = await describeOrganization(clients);
  const facts = await readOrganizationFacts(clients, organization, identity.account);
  input.onProgress?.({ step: 'standpoint', standpoint: contactStandpointOf(facts), organization: organization.id });
  const accounts = await listAccounts(clients, organization.managementAccount);
  const active = accounts.filter(({ state }) => state === 'ACTIVE');
  const unitNames = await namesOfUnits(input, active);
  const reading = { clients, rates, hostAccount: identity.account, blocked: blockedBy(facts) };
  const contacts: Record<string, Found['contacts'][string]> = {};
  const tell = (): void =>
    input.onProgress?.({ step: 'accounts', read: Object.keys(contacts).length, accounts: active.length });
  tell();
  await concurrently(active, atOnce, async (account) => {
    if (halted()) return;
    contacts[account.id] = await readContacts(reading, account);
    tell();
  });
  if (halted()) throw new InterruptedError(Object.keys(contacts).length, active.length);
  return { organization: organization.id, readAt, accounts, contacts, unitNames };
}

/** Names help people alone, so those that could not be read are left out. */
async function namesOfUnits(
  { caller: { clients }, halted }: FindContacts,
  accounts: readonly Account[],
): Promise<Found['unitNames']> {
  const paths = accounts.map(({ path }) => path);
  const root = paths.map(([first]) => first).find((id) => id !== undefined);
  if (root === undefined) return {};
  const { units } = await readUnits(clients, { root, paths, deadline: halted });
  return Object.fromEntries(units.map(({ id, names }) => [id, names.join('/')]));
}
