import type { Account, AccountId } from '../account';
import type { CaseChange } from '../cases/case';
import type { ContactType } from '../contact';
import type { Finding } from '../finding';
import type { AwsCalls, OrganizationInRun, Run } from './run';

/** `fill` writes only when there is still no contact. `overwrite` also replaces one, after saving it in the ledger. */
export type FixKind = 'fill' | 'overwrite';

export interface PlannedContact {
  readonly type: ContactType;
  readonly kind: FixKind;
  /**
   * `wantedDigest` of the contact to write. The fix step writes nothing when the policy wants another one by then.
   * Absent in a plan of an older version, from which nothing is written.
   */
  readonly digest?: string;
}

/** The contacts to write in one account. Without values: the fix step resolves them again from the policy. */
export interface PlannedFix {
  readonly account: AccountId;
  readonly contacts: readonly PlannedContact[];
}

export interface PlannedAccount {
  readonly account: Pick<Account, 'id' | 'name' | 'state' | 'path' | 'management'>;
  /** Empty for a skipped account. A planned fix stays `would-fix` until a later read proves it. */
  readonly findings: readonly Finding[];
  /** The exclusion, when every rule of the account is excluded. */
  readonly exclusion?: { readonly reason: string; readonly until: string };
}

/** Everything that a run is going to write, as data, before it writes anything. */
export interface Plan {
  readonly v: 1;
  readonly run: Run;
  readonly organization: OrganizationInRun;
  readonly accounts: readonly PlannedAccount[];
  readonly fixes: readonly PlannedFix[];
  readonly cases: readonly CaseChange[];
  /**
   * How many contacts `contact-changes.json` compares; the values are only there. Absent in a plan of an older version,
   * which has no such file.
   */
  readonly contactChanges?: number;
  readonly awsCalls: AwsCalls;
}

export interface ContactFix {
  readonly account: AccountId;
  readonly type: ContactType;
  readonly status: 'fixed' | 'failed';
  /** Why the fix failed; empty when it succeeded. */
  readonly message: string;
}
