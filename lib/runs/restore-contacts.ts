import type { AccountId } from '../domain/account';
import { contactFields, type ContactField, type ContactType, differentFields, sameContact } from '../domain/contact';
import { accountContacts, type AccountContacts } from '../aws/accounts/account-contacts';
import { soleCallerRates } from '../aws/sdk/call-rates';
import type { Clients } from '../aws/sdk/clients';
import { concurrently } from '../aws/sdk/concurrently';
import { readLedger, type Overwrite } from '../aws/storage/objects/contact-ledger';
import { LedgerEntry } from '../aws/storage/documents/ledger-entry';
import { objectStore } from '../aws/storage/objects/object-store';
import { proveContact } from '../aws/accounts/prove-contact';

export interface RestoreOptions {
  readonly runId: string;
  readonly bucket: string;
  /** The caller's own account; the Account API takes no id for it. */
  readonly ownAccount: AccountId;
  /** Also replaces what others wrote after the run. @default false */
  readonly force?: boolean;
}

/** A contact that a run overwrote, and the fields in which the old and the new one differ. Holds no values. */
export interface Overwritten {
  readonly account: AccountId;
  readonly type: ContactType;
  readonly fields: readonly ContactField[];
}

/** `fields`: what was written back, or would have been; none when nothing differs or the contact could not be read. */
export interface Restored extends Overwritten {
  /** `unchanged`: the account has the old value already. */
  readonly status: 'restored' | 'unchanged' | 'skipped' | 'failed';
  /** The reason, without contact values; empty when restored. */
  readonly message: string;
}

/** What one entry of the ledger can bring back; undefined when the text is no entry. */
export function overwrittenIn(text: string): readonly Overwritten[] | undefined {
  const entry = LedgerEntry.safeParse(jsonIn(text)).data;
  return entry?.contacts.map(({ type, before, after }) => ({
    account: entry.account,
    type,
    fields: differentFields(before, after),
  }));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Writes back every contact that a run overwrote, from the run's ledger, and proves each by a read. Contacts that the
 * run added stay. Returns one result for each contact, sorted by account.
 */
export async function restoreContacts(
  clients: Pick<Clients, 'account' | 's3'>,
  { runId, bucket, ownAccount, force = false }: RestoreOptions,
): Promise<readonly Restored[]> {
  const entries = await readLedger(objectStore(clients, bucket), runId);
  const contacts = accountContacts(clients, ownAccount, soleCallerRates());
  const restored = await concurrently(entries, 10, async (entry) => {
    const results: Restored[] = [];
    for (const overwrite of entry.contacts) results.push(await restore(contacts, entry.account, overwrite, force));
    return results;
  });
  return restored.flat();
}

async function restore(
  contacts: AccountContacts,
  account: AccountId,
  { type, before, after }: Overwrite,
  force: boolean,
): Promise<Restored> {
  const now = await contacts.read(account, type);
  if (!now.known) return { account, type, fields: [], status: 'failed', message: now.detail };
  const fields = now.value === null ? contactFields : differentFields(now.value, before);
  if (fields.length === 0)
    return { account, type, fields, status: 'unchanged', message: 'The old contact is there already.' };
  if (!force && (now.value === null || !sameContact(now.value, after))) {
    const message = 'The contact is no longer what the run wrote, so somebody changed it since.';
    return { account, type, fields, status: 'skipped', message };
  }
  const message = await proveContact(contacts, { account, type, contact: before });
  return { account, type, fields, status: message === '' ? 'restored' : 'failed', message };
}
