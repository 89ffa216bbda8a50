import type { AccountId, Instant } from '../domain/account';
import { sameContact, type Contact, type ContactType } from '../domain/contact';
import type { Fact } from '../domain/fact';
import type { ContactFix, PlannedContact, PlannedFix } from '../domain/runs/plan';
import type { AccountContacts } from '../aws/accounts/account-contacts';
import { keepInLedger } from '../aws/storage/objects/contact-ledger';
import type { ObjectStore } from '../aws/storage/objects/object-store';
import { proveContact } from '../aws/accounts/prove-contact';

export interface Fixing {
  readonly contacts: AccountContacts;
  readonly store: ObjectStore;
  readonly runId: string;
  readonly now: Instant;
}

/** The contacts of an account at this moment, by type; null: there is none. */
export type PresentContacts = ReadonlyMap<ContactType, Fact<Contact | null>>;

/** A contact to write; `before` is the current one, null when there is none. */
interface Pending {
  readonly type: ContactType;
  readonly before: Contact | null;
  readonly wanted: Contact;
}
type Look = Pending | { readonly type: ContactType; readonly result: string };

/** Reads the contacts that are planned to be written. */
export async function readPlanned(
  { contacts }: Pick<Fixing, 'contacts'>,
  { account, contacts: planned }: PlannedFix,
): Promise<PresentContacts> {
  const present = new Map<ContactType, Fact<Contact | null>>();
  for (const { type } of planned) present.set(type, await contacts.read(account, type));
  return present;
}

/**
 * Writes the wanted contacts where the planned fix still applies to what is there, and proves each by a read.
 * @throws when the ledger cannot be written; then nothing was overwritten
 */
export async function writeContacts(
  fixing: Fixing,
  { account, contacts }: PlannedFix,
  { present, wanted }: { readonly present: PresentContacts; readonly wanted: ReadonlyMap<ContactType, Contact> },
): Promise<readonly ContactFix[]> {
  const looks = contacts.map((planned) => look(planned, present.get(planned.type), wanted.get(planned.type)));
  const kept = await keep(fixing, account, looks.filter(isPending));
  const fixes: ContactFix[] = [];
  for (const seen of looks) {
    const message = isPending(seen) ? await write(fixing, account, seen, kept) : seen.result;
    fixes.push(toFix(account, seen.type, message));
  }
  return fixes;
}

/** The same failure for every planned contact of an account. */
export const allFailed = (planned: PlannedFix, message: string): readonly ContactFix[] =>
  planned.contacts.map(({ type }) => toFix(planned.account, type, message));

const toFix = (account: AccountId, type: ContactType, message: string): ContactFix => ({
  account,
  type,
  status: message === '' ? 'fixed' : 'failed',
  message,
});

const isPending = (seen: Look): seen is Pending => 'wanted' in seen;

function look(
  { type, kind }: PlannedContact,
  present: Fact<Contact | null> | undefined,
  wanted: Contact | undefined,
): Look {
  if (present === undefined || wanted === undefined) return { type, result: `The ${type} contact was not looked at.` };
  if (!present.known) return { type, result: present.detail };
  if (present.value !== null && sameContact(present.value, wanted)) return { type, result: '' };
  if (present.value !== null && kind === 'fill')
    return { type, result: `There is a ${type} contact now; it changed since it was read, and was left alone.` };
  return { type, before: present.value, wanted };
}

async function keep(
  { store, runId, now }: Fixing,
  account: AccountId,
  pending: readonly Pending[],
): Promise<readonly ContactType[]> {
  const contacts = pending.flatMap(({ type, before, wanted }) =>
    before === null ? [] : [{ type, before, after: wanted }],
  );
  if (contacts.length === 0) return [];
  return keepInLedger(store, { runId, account, at: now, contacts });
}

async function write(
  { contacts }: Fixing,
  account: AccountId,
  { type, before, wanted }: Pending,
  kept: readonly ContactType[],
): Promise<string> {
  if (before !== null && !kept.includes(type))
    return `The ${type} contact was not overwritten: an earlier attempt of this run kept another old value.`;
  return proveContact(contacts, { account, type, contact: wanted });
}
