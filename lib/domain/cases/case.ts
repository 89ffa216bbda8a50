import type { AccountId, Instant } from '../account';
import type { RuleId, Severity } from '../finding';

export const caseStates = [
  'queued',
  'pending',
  'approved',
  'acting',
  'done',
  'rejected',
  'accepted',
  'expired',
  'stale',
  'failed',
] as const;
export type CaseState = (typeof caseStates)[number];

export type CaseEventName =
  | 'opened'
  | 'asked'
  | 'reminded'
  | 'escalated'
  | 'approved'
  | 'rejected'
  | 'accepted'
  | 'done'
  | 'refused'
  | 'superseded'
  | 'acting'
  | 'verified'
  | 'expired'
  | 'stale'
  | 'failed'
  | 'closed';

export interface CaseEvent {
  readonly at: Instant;
  readonly event: CaseEventName;
  /** `rootward`, or the e-mail address of the person. */
  readonly by: string;
  readonly detail: string;
}

/** What a person may answer. With `done` the person says that the root work is finished; Rootward verifies it. */
export const decisions = ['approve', 'reject', 'accept', 'done'] as const;
export type Decision = (typeof decisions)[number];

/** Why an answer did not count. */
export type Refusal = 'not-an-approver' | 'expired' | 'closed' | 'changed' | 'not-possible';

/** One person's approval (or "done"). `approvals.required` of them make the decision. */
export interface Approval {
  readonly by: string;
  readonly at: Instant;
}

/**
 * One generation of one case. The timeline is part of the record, so one conditional write changes state and audit
 * together.
 */
export interface CaseRecord {
  readonly account: AccountId;
  readonly accountName: string;
  /**
   * True for the management account, where Rootward never acts. Absent in old records: then nobody can approve the
   * case.
   */
  readonly management?: boolean;
  readonly rule: RuleId;
  readonly generation: number;
  readonly state: CaseState;
  /** Fingerprint of what the case shows. It does not change once the generation is open. */
  readonly fingerprint: string;
  readonly severity: Severity;
  readonly reason: string;
  readonly message: string;
  /** The credentials that the case shows. Only case records and snapshots hold full key ids. */
  readonly evidence: Readonly<Record<string, unknown>>;
  /** Start of the run that opened this generation. */
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  readonly runId: string;
  readonly decidedBy?: string;
  readonly decidedAt?: Instant;
  /** The decision that `approvals` count for, or that closed the case. Absent while nobody has answered. */
  readonly decision?: Decision;
  /**
   * Who said `decision` (approve or done) so far, each person once. `approvals.required` of them make the case
   * `approved`.
   */
  readonly approvals?: readonly Approval[];
  /** ARN of the execution that redeemed the decision. Only this execution may act. */
  readonly redeemedBy?: string;
  /**
   * Ids that the redeeming execution began to delete. If one of them is missing later, nobody else has changed the
   * account.
   */
  readonly deleting?: readonly string[];
  /** Last day of an accepted risk (inclusive, UTC, YYYY-MM-DD). */
  readonly acceptedUntil?: string;
  readonly closedAt?: Instant;
  /** How many generations directly before this one ended `expired`. */
  readonly expiriesInARow: number;
  /**
   * How many earlier generations of this case opened on the UTC day of `openedAt`. They count for that day's
   * `openPerDay`.
   */
  readonly earlierOpenings?: number;
  readonly timeline: readonly CaseEvent[];
  /** Number of writes to this item. Every write is conditional on the revision that the writer read. */
  readonly revision: number;
  /**
   * Id of the last write, chosen by its writer. After a lost response, the retry recognises its own write by this id.
   */
  readonly writeId: string;
}

/**
 * What a run changes in one case. The writes are conditional on the revision of `before`; each raises the revision by
 * one,
 * also from one generation to the next. Without `before`, no case of this account and rule exists yet.
 */
export interface CaseChange {
  readonly before?: CaseRecord;
  /**
   * The closed form of `before`, written first. Present when the same run closes this generation and opens the next
   * one.
   */
  readonly closes?: CaseRecord;
  readonly after: CaseRecord;
}
