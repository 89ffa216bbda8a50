/** Twelve digits. */
export type AccountId = string;

/** Source: Organizations API reference, `Account.State` (2025-09-09). */
export type AccountState = 'PENDING_ACTIVATION' | 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED';

/** Source: Account Management API reference, `AlternateContactType`. */
export const contactTypes = ['SECURITY', 'BILLING', 'OPERATIONS'] as const;
export type ContactType = (typeof contactTypes)[number];

/** An alternate contact, as in organization files. */
export interface Contact {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
}
