import type { AccountId, Instant } from '../../../domain/account';
import { sameContact, type Contact, type ContactType } from '../../../domain/contact';
import { layout } from '../../../workflow/layout';
import { LedgerEntry } from '../documents/ledger-entry';
import type { ObjectStore } from './object-store';

export interface Overwrite {
  readonly type: ContactType;
  readonly before: Contact;
  readonly after: Contact;
}

interface Overwrites {
  readonly runId: string;
  readonly account: AccountId;
  readonly at: Instant;
  readonly contacts: readonly Overwrite[];
}

/**
 * Saves old contact values before they are overwritten, and returns the types whose old value is saved. It never
 * replaces an entry of an earlier attempt: that holds the values from before the first overwrite.
 */
export async function keepInLedger(store: ObjectStore, overwrites: Overwrites): Promise<readonly ContactType[]> {
  const { runId, account, contacts } = overwrites;
  const key = layout.ledgerEntry(runId, account);
  if (await store.writeOnce(key, { v: 1, ...overwrites })) return contacts.map(({ type }) => type);
  const entry = await store.read(key, LedgerEntry);
  const isKept = ({ type, before }: Overwrite): boolean =>
    entry.contacts.some((kept) => kept.type === type && sameContact(kept.before, before));
  return contacts.filter(isKept).map(({ type }) => type);
}

/** Every ledger entry of a run, by account. */
export async function readLedger(store: ObjectStore, runId: string): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const key of await store.list(layout.ledger(runId))) entries.push(await store.read(key, LedgerEntry));
  return entries;
}
