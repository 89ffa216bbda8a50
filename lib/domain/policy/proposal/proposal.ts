import type { Account, AccountId, Instant } from '../../account';
import type { Contact, ContactField, ContactType } from '../../contact';
import type { Fact, Unknown } from '../../fact';
import type { Person } from '../approvals-schema';

/** What was found in an organization. */
export interface Found {
  readonly organization: string;
  readonly readAt: Instant;
  /** Every account that Organizations lists. */
  readonly accounts: readonly Account[];
  /** The contacts of the accounts that were read. An ACTIVE account without an entry was not. */
  readonly contacts: Readonly<Record<AccountId, Readonly<Record<ContactType, Fact<Contact | null>>>>>;
  /** `Workloads/Prod` by the id of the unit, as far as names could be read. */
  readonly unitNames: Readonly<Record<string, string>>;
  readonly approvers: readonly Person[];
}

/** A contact that a policy would want: the default of its type, or an override for a unit. */
export interface ProposedContact {
  readonly type: ContactType;
  /** Id of the unit. Absent: the default. */
  readonly unit?: string;
  /** Whole, maybe with placeholders. */
  readonly contact: Contact;
  /** The fields that differ from the default's; all four for a default. */
  readonly fields: readonly ContactField[];
  /** Accounts for which it is the wanted contact, and which have one. */
  readonly governs: number;
  /** Those of them whose contact it is. */
  readonly explains: number;
  /** Accounts for which it is the wanted contact, and which have none. */
  readonly missing: number;
}

/** An account whose contact is not the one that the policy would want. */
export interface DifferingContact {
  readonly account: Account;
  readonly type: ContactType;
  readonly fields: readonly ContactField[];
  /** Fields for which the contact can stand in no policy. */
  readonly refused: readonly ContactField[];
}

/** A type without a contact that could be the default. */
export interface OpenType {
  readonly type: ContactType;
  /** Accounts that have some contact of the type, each another one. */
  readonly having: number;
  readonly missing: number;
}

/** Contacts that could not be read, for one reason. */
export interface Unread {
  readonly unknown: Unknown;
  readonly accounts: readonly Account[];
}

/** A domain of root e-mail addresses that is not proposed, and how many accounts have it. */
export interface RareDomain {
  readonly domain: string;
  readonly accounts: number;
}

/** A policy made out of what was found. Only `contact` and `approvers` hold values of contacts and of people. */
export interface Proposal {
  readonly organization: string;
  readonly readAt: Instant;
  readonly unitNames: Found['unitNames'];
  /** Accounts of which at least one contact, or that there is none, could be read. */
  readonly read: number;
  /** Listed in another state than ACTIVE, so not read. */
  readonly notActive: number;
  readonly defaults: readonly ProposedContact[];
  /** In the order of the file: deeper units first. */
  readonly overrides: readonly ProposedContact[];
  readonly open: readonly OpenType[];
  readonly differing: readonly DifferingContact[];
  readonly unread: readonly Unread[];
  readonly domains: { readonly proposed: readonly string[]; readonly rare: readonly RareDomain[] };
  readonly approvers: readonly Person[];
}
