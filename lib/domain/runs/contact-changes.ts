import type { AccountId } from '../account';
import type { Contact, ContactType } from '../contact';

/** A contact as it was, and as the policy wants it. */
export interface ContactChange {
  readonly account: AccountId;
  readonly type: ContactType;
  /** null: there was none. */
  readonly before: Contact | null;
  readonly after: Contact;
}

/**
 * `contact-changes.json`: old and new values of every contact that a run writes or would write. A file of its own,
 * because it expires with the snapshots and reports do not. No mail, log, event or execution history holds a value.
 */
export interface ContactChanges {
  readonly schemaVersion: 1;
  readonly runId: string;
  /** Sorted by account, then in the order of `contactTypes`. */
  readonly changes: readonly ContactChange[];
}
