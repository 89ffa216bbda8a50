import type { Account, Instant } from './account';
import type { Contact, ContactType } from './contact';
import type { Fact } from './fact';

/** A root access key. The management account's keys come from its credential report, which has no ids: `slot-1`, `slot-2`. */
export interface AccessKey {
  readonly id: string;
  readonly status: 'Active' | 'Inactive';
  readonly createdAt?: Instant;
  /** null: never used as far as IAM knows (tracking began 2015-04-22). Absent: not asked. */
  readonly lastUsedAt?: Instant | null;
  readonly lastUsedService?: string;
  readonly lastUsedRegion?: string;
}

export interface SigningCertificate {
  readonly id: string;
  readonly status: 'Active' | 'Inactive';
}

export interface Mfa {
  readonly enabled: boolean;
  /** Serial numbers of the devices; absent when the policy does not ask for their kind. */
  readonly serials?: readonly string[];
}

/** Every fact about one account at one moment. Contact values live here and nowhere else: snapshots have their own prefix. */
export interface Snapshot {
  readonly account: Account;
  readonly readAt: Instant;
  /** The account's own tags; known and empty when the policy never looks at tags. */
  readonly tags: Fact<Readonly<Record<string, string>>>;
  /** null: there is no contact of that type. */
  readonly contacts: Readonly<Record<ContactType, Fact<Contact | null>>>;
  readonly root: {
    readonly accessKeys: Fact<readonly AccessKey[]>;
    readonly passwordPresent: Fact<boolean>;
    /** null: never used, or there is no password. */
    readonly passwordLastUsedAt: Fact<Instant | null>;
    readonly mfa: Fact<Mfa>;
    readonly signingCertificates: Fact<readonly SigningCertificate[]>;
  };
}
