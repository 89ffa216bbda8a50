import type { AccountId, Instant } from '../account';
import type { Finding, Outcome, RuleId } from '../finding';
import type { Mode, OrganizationInRun, Trigger } from './run';
import type { Standpoint } from './standpoint';

export interface AccountReport {
  readonly id: AccountId;
  readonly name: string;
  /** Id of the direct parent: a unit or the root. */
  readonly unit: string;
  readonly outcome: Outcome;
  /**
   * State of a skipped account, reason of the exclusion, else message of the first unknown or failed finding, or "".
   */
  readonly reason: string;
  readonly findings: readonly Finding[];
}

/** From where a person looked, with nothing deployed. */
export interface LookedFrom extends Standpoint {
  /** True when nobody said what is wanted: a contact of each type, whichever, and the defaults of everything else. */
  readonly withoutPolicy?: boolean;
  /** The role in the members that was to be used where no root session could be had. */
  readonly role?: string;
  /** The members whose root users it read. It sees no ids of keys and certificates, and no inactive ones. */
  readonly readByRole?: readonly AccountId[];
  /** Why the role had to read them, each reason once. */
  readonly noRootSession?: readonly { readonly why: string; readonly accounts: readonly AccountId[] }[];
}

/** `report.json`, schema version 1. */
export interface Report {
  readonly schemaVersion: 1;
  readonly run: {
    readonly id: string;
    readonly trigger: Trigger;
    readonly mode: Mode;
    readonly startedAt: Instant;
    readonly finishedAt: Instant;
    readonly policyDigest: string;
  };
  readonly organization: OrganizationInRun;
  /** Absent in the report of a run of the deployment. */
  readonly lookedFrom?: LookedFrom;
  /** Sorted by account id. */
  readonly accounts: readonly AccountReport[];
  readonly totals: {
    readonly accounts: number;
    readonly coverage: { readonly read: number; readonly incomplete: number; readonly skipped: number };
    readonly byOutcome: Readonly<Partial<Record<Outcome, number>>>;
    /** Number of violations by rule. */
    readonly byRule: Readonly<Partial<Record<RuleId, number>>>;
    readonly awsCalls: Readonly<Record<string, number>>;
    readonly throttled: number;
  };
}
