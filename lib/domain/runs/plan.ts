import type { Account, AccountId } from '../account';
import type { CaseChange } from '../cases/case';
import type { ContactType } from '../contact';
import type { Finding } from '../finding';
import type { AwsCalls, OrganizationFinding, Run } from './run';

/** `fill` writes only where there is still no contact; `overwrite` also replaces one, after its old value went to the ledger. */
export type FixKind = 'fill' | 'overwrite';

export interface PlannedContact {
  readonly type: ContactType;
  readonly kind: FixKind;
}

/** What to write in one account. No contact values: the fixer resolves them again from the policy. */
export interface PlannedFix {
  readonly account: AccountId;
  readonly contacts: readonly PlannedContact[];
}

export interface PlannedAccount {
  readonly account: Pick<Account, 'id' | 'name' | 'state' | 'path' | 'management'>;
  /** Empty for an account that was skipped. Contacts to be fixed stand as `would-fix` until the fix is proven. */
  readonly findings: readonly Finding[];
  /** The exclusion that covers all rules of the account. */
  readonly exclusion?: { readonly reason: string; readonly until: string };
}

/** Everything a run is going to do, as data: what would be written where, and which cases change. */
export interface Plan {
  readonly v: 1;
  readonly run: Run;
  readonly organization: { readonly id: string; readonly findings: readonly OrganizationFinding[] };
  readonly accounts: readonly PlannedAccount[];
  readonly fixes: readonly PlannedFix[];
  readonly cases: readonly CaseChange[];
  readonly awsCalls: AwsCalls;
}

export interface ContactFix {
  readonly account: AccountId;
  readonly type: ContactType;
  readonly status: 'fixed' | 'failed';
  /** Why it failed, in words; empty when fixed. */
  readonly message: string;
}
