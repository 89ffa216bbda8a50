import type { Account, Instant } from './account';
import type { Contact, ContactType } from './contact';
import type { Fact, Unknown } from './fact';
import type { NamedUnits } from './policy/unit';

/** A root access key. Keys of the management account come from a credential report, without ids: `slot-1`, `slot-2`. */
export interface AccessKey {
  readonly id: string;
  readonly status: 'Active' | 'Inactive';
  readonly createdAt?: Instant;
  /** null: never used, as far as IAM knows (tracking began 2015-04-22). Absent: not read. */
  readonly lastUsedAt?: Instant | null;
  /** Why the last use could not be read. `lastUsedAt` is absent then. */
  readonly lastUseUnknown?: Unknown;
  readonly lastUsedService?: string;
  readonly lastUsedRegion?: string;
}

export interface SigningCertificate {
  readonly id: string;
  readonly status: 'Active' | 'Inactive';
}

export interface Mfa {
  readonly enabled: boolean;
  /** Serial numbers of the devices. Absent when the policy does not ask for hardware MFA, or there is no MFA. */
  readonly serials?: readonly string[];
  /** There may be other devices too, because AWS lists only virtual ones there. Absent: these are all. */
  readonly listed?: 'virtual';
}

/** Every fact about one account at one moment. It holds contact values, so it is stored under a prefix of its own. */
export interface Snapshot {
  readonly account: Account;
  readonly readAt: Instant;
  /** The account's own tags. Known and empty when the policy never looks at tags. */
  readonly tags: Fact<Readonly<Record<string, string>>>;
  /** The units that the policy calls by name. Absent when it calls none so. */
  readonly units?: Fact<NamedUnits>;
  /** null: the account has no contact of that type. */
  readonly contacts: Readonly<Record<ContactType, Fact<Contact | null>>>;
  readonly root: {
    readonly accessKeys: Fact<readonly AccessKey[]>;
    readonly passwordPresent: Fact<boolean>;
    /** null: never used, or there is no password. */
    readonly passwordLastUsedAt: Fact<Instant | null>;
    readonly mfa: Fact<Mfa>;
    readonly signingCertificates: Fact<readonly SigningCertificate[]>;
    /** A role in the member read it, which sees no ids and no inactive keys. Absent: as Rootward deployed reads it. */
    readonly readBy?: 'role';
    /** Why it was not read in a root session. */
    readonly noSession?: Unknown;
  };
}
