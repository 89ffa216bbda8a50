import type { Organization } from '../aws/organization/organization';
import type { Clients } from '../aws/sdk/clients';
import type { RunClaims } from '../aws/storage/tables/run-claims';
import type { Account } from '../domain/account';
import type { PrepareOutput } from '../workflow/payloads';

/** The claim of a run that may start. */
export interface Admission {
  readonly status: 'admitted';
  readonly claim: { readonly key: string; readonly lock: boolean };
  /** The new account of an onboarding run. */
  readonly newcomer?: Account;
}

/** Why a run does not start, or not yet. */
export type Refusal = Exclude<PrepareOutput, { status: 'ready' }>;

/** What the admission of a run works with. */
export interface Admitting {
  readonly clients: Pick<Clients, 'organizations'>;
  readonly claims: RunClaims;
  readonly organization: Organization;
  /** How long a new account must have stayed in one unit. */
  readonly settleMinutes: number;
}

/** Another execution holds the claim. */
export const duplicate = (by: string): Refusal => ({ v: 1, status: 'duplicate', detail: `It is claimed by ${by}` });

/** Nothing is left to do for this run. */
export const skipped = (detail: string): Refusal => ({ v: 1, status: 'skipped', detail });
