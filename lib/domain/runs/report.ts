import type { AccountId, Instant } from '../account';
import type { Finding, Outcome, RuleId } from '../finding';
import type { Mode, OrganizationInRun, Trigger } from './run';

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
