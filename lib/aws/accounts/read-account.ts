import type { Account, AccountId } from '../../domain/account';
import { contactTypes, type Contact, type ContactType } from '../../domain/contact';
import { known, unknown, type Fact, type Unknown } from '../../domain/fact';
import type { Policy } from '../../domain/policy/schema';
import type { NamedUnits } from '../../domain/policy/unit';
import { usesTags } from '../../domain/policy/uses-tags';
import type { Blocked } from '../../domain/runs/blocked';
import type { Snapshot } from '../../domain/snapshot';
import { accountContacts } from './account-contacts';
import { readTags } from '../organization/account-tags';
import type { CallRates } from '../sdk/call-rates';
import type { Clients } from '../sdk/clients';
import type { Deadline } from '../sdk/deadline';
import { readOwnRoot } from './read-own-root';
import { readRootByRole } from './read-root-by-role';
import { readMemberRoot } from './read-member-root';
import { firstKnown, unknownRoot, type RootFacts } from './root-facts';

export interface Reading {
  readonly clients: Clients;
  readonly rates: CallRates;
  readonly deadline: Deadline;
  readonly policy: Policy;
  /** The account of the caller's role. */
  readonly hostAccount: AccountId;
  readonly blocked: Blocked;
  /** The units that the policy calls by name. Absent when it calls none so. */
  readonly units?: Fact<NamedUnits>;
  /** A role in the members that reads their root users where no root session can be had. */
  readonly memberRole?: string | undefined;
}

/** What reading contacts alone takes. */
export type ContactReading = Pick<Reading, 'rates' | 'hostAccount' | 'blocked'> & {
  readonly clients: Pick<Clients, 'account'>;
};

/** Reads every fact about one account in parallel. Errors of AWS become unknown facts; only faults of code are thrown. */
export async function readAccount(reading: Reading, account: Account): Promise<Snapshot> {
  const readAt = new Date().toISOString();
  const [tags, contacts, root] = await Promise.all([
    usesTags(reading.policy) ? readTags(reading.clients, reading.rates, account.id) : known({}),
    readContacts(reading, account),
    readRoot(reading, account),
  ]);
  const { units } = reading;
  return { account, readAt, tags, ...(units && { units }), contacts, root };
}

/** Reads the contacts of each type. Errors of AWS become unknown facts; only faults of code are thrown. */
export async function readContacts(reading: ContactReading, account: Account): Promise<Snapshot['contacts']> {
  const blocked = contactsBlocked(reading, account);
  const contacts = accountContacts(reading.clients, reading.hostAccount, reading.rates);
  const read = async (type: ContactType): Promise<[ContactType, Fact<Contact | null>]> => [
    type,
    blocked ?? (await contacts.read(account.id, type)),
  ];
  return Object.fromEntries(await Promise.all(contactTypes.map(read))) as Record<ContactType, Fact<Contact | null>>;
}

/** Why the host cannot reach this account's contacts; undefined when it can. */
export function contactsBlocked(
  reading: Pick<ContactReading, 'blocked' | 'hostAccount'>,
  account: Account,
): Unknown | undefined {
  if (account.id === reading.hostAccount) return undefined;
  return account.management ? outOfReach : reading.blocked.contacts;
}

async function readRoot(reading: Reading, account: Account): Promise<RootFacts> {
  const { clients, policy, deadline, rates, hostAccount, blocked, memberRole } = reading;
  const isOwn = account.id === hostAccount;
  if (account.management && !isOwn) return unknownRoot(outOfReach);
  // AssumeRoot cannot target the management account; where nobody may use it, the own account is still in reach.
  if (account.management || (isOwn && blocked.root)) return readOwnRoot(clients.iam, policy, deadline);
  const root = blocked.root ? unknownRoot(blocked.root) : await readMemberRoot(clients, rates, account.id, policy);
  if (memberRole === undefined || root.passwordPresent.known) return root;
  const unread = root.passwordPresent;
  // A root session that was denied its summary may have listed keys, with ids that a role does not see.
  return firstKnown(root, await readRootByRole(reading, { account: account.id, role: memberRole, unread }));
}

// A delegated administrator can reach member accounts only.
// Source: Account Management API reference, `AccountId`; STS API reference, AssumeRoot, `TargetPrincipal`.
export const outOfReach = unknown(
  'out-of-reach',
  'The management account can be read only from within it, and this was read from another account.',
);
