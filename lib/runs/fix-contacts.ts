import type { Account, Instant } from '../domain/account';
import { sameContact, type Contact, type ContactType } from '../domain/contact';
import type { ContactFix, PlannedContact, PlannedFix } from '../domain/runs/plan';
import type { Policy } from '../domain/policy/schema';
import type { Subject } from '../domain/policy/subject';
import { wantedContact } from '../domain/policy/wanted-contact';
import type { AccountContacts } from '../aws/accounts/account-contacts';
import { keepInLedger } from '../aws/storage/objects/contact-ledger';
import type { ObjectStore } from '../aws/storage/objects/object-store';
import { proveContact } from '../aws/accounts/prove-contact';

export interface Fixing {
  readonly contacts: AccountContacts;
  readonly store: ObjectStore;
  readonly policy: Policy;
  readonly runId: string;
  readonly now: Instant;
}

/** A contact to write; `before` is the current one, null when there is none. */
interface Pending {
  readonly type: ContactType;
  readonly before: Contact | null;
  readonly wanted: Contact;
}
type Look = Pending | { readonly type: ContactType; readonly result: string };

/**
 * Brings the planned contacts of one account to what the policy wants: reads again, writes only if the planned fix
 * still applies, and proves each by a read. It resolves the wanted values itself, because the plan holds none.
 * @throws when the ledger cannot be written; then nothing was overwritten
 */
export async function fixContacts(
  fixing: Fixing,
  subject: Subject,
  planned: PlannedFix,
): Promise<readonly ContactFix[]> {
  const looks: Look[] = [];
  for (const contact of planned.contacts) looks.push(await look(fixing, subject, contact));
  const kept = await keep(fixing, subject.account, looks.filter(isPending));
  const fixes: ContactFix[] = [];
  for (const seen of looks) {
    const message = isPending(seen) ? await write(fixing, subject.account, seen, kept) : seen.result;
    fixes.push(toFix(planned.account, seen.type, message));
  }
  return fixes;
}

/** The same failure for every planned contact of an account. */
export const allFailed = (planned: PlannedFix, message: string): readonly ContactFix[] =>
  planned.contacts.map(({ type }) => toFix(planned.account, type, message));

const toFix = (account: ContactFix['account'], type: ContactType, message: string): ContactFix => ({
  account,
  type,
  status: message === '' ? 'fixed' : 'failed',
  message,
});

const isPending = (seen: Look): seen is Pending => 'wanted' in seen;

async function look(fixing: Fixing, subject: Subject, { type, kind }: PlannedContact): Promise<Look> {
  const wanted = wantedContact(fixing.policy, subject, type);
  switch (wanted.kind) {
    case 'none':
      return { type, result: `The policy no longer wants a ${type} contact here.` };
    case 'unresolved':
      return { type, result: `The wanted ${type} contact does not resolve: ${wanted.detail}.` };
    case 'unknown':
      return { type, result: `The wanted ${type} contact depends on what could not be read: ${wanted.unknown.detail}` };
    case 'wanted':
  }
  const now = await fixing.contacts.read(subject.account.id, type);
  if (!now.known) return { type, result: now.detail };
  if (now.value !== null && sameContact(now.value, wanted.contact)) return { type, result: '' };
  if (now.value !== null && kind === 'fill')
    return { type, result: `There is a ${type} contact now; it changed since it was read, and was left alone.` };
  return { type, before: now.value, wanted: wanted.contact };
}

async function keep(
  { store, runId, now }: Fixing,
  account: Account,
  pending: readonly Pending[],
): Promise<readonly ContactType[]> {
  const contacts = pending.flatMap(({ type, before, wanted }) =>
    before === null ? [] : [{ type, before, after: wanted }],
  );
  if (contacts.length === 0) return [];
  return keepInLedger(store, { runId, account: account.id, at: now, contacts });
}

async function write(
  { contacts }: Fixing,
  account: Account,
  { type, before, wanted }: Pending,
  kept: readonly ContactType[],
): Promise<string> {
  if (before !== null && !kept.includes(type))
    return `The ${type} contact was not overwritten: an earlier attempt of this run kept another old value.`;
  return proveContact(contacts, { account: account.id, type, contact: wanted });
}
