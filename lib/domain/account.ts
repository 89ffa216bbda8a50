/** Twelve digits, as AWS writes them. */
export type AccountId = string;

/** A time in ISO 8601, UTC, with milliseconds, as `Date.toISOString` writes it: sorting the strings sorts by time. */
export type Instant = string;

/** Source: Organizations API reference, `Account.State` (2025-09-09). */
export const organizationsStates = ['PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'] as const;

/** `UNKNOWN`: Organizations lists the account in another state, or without something that Rootward needs. */
export const accountStates = [...organizationsStates, 'UNKNOWN'] as const;
export type AccountState = (typeof accountStates)[number];

/** An account as Organizations lists it. */
export interface Account {
  readonly id: AccountId;
  readonly name: string;
  /** The root user's e-mail address. */
  readonly email: string;
  readonly state: AccountState;
  /** Why the state is `UNKNOWN`, in words that go on after "Organizations lists it". Absent in any other state. */
  readonly unknownBecause?: string;
  /** Root id, then organizational unit ids from the top down to the account's parent. */
  readonly path: readonly string[];
  /** Absent when Organizations gives no date. */
  readonly joinedAt?: Instant;
  /** True for the organization's management account, which the Account API and AssumeRoot treat differently. */
  readonly management: boolean;
}

/** The id of the unit (or root) that holds the account. */
export const unitOf = (account: Pick<Account, 'path'>): string => account.path.at(-1) ?? '';
