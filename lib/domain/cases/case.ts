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

/** What a person may answer. `done`: the person says that the root work is finished; Rootward verifies it. */
export const decisions = ['approve', 'reject', 'accept', 'done'] as const;
export type Decision = (typeof decisions)[number];

/** Why an answer did not count. */
export type Refusal = 'not-an-approver' | 'expired' | 'closed' | 'changed' | 'not-possible';

/** One person's answer on its way to enough of them. */
export interface Approval {
  readonly by: string;
  readonly at: Instant;
}

/** One generation of one case. The timeline lives inside, so that state and audit change in one conditional write. */
export interface CaseRecord {
  readonly account: AccountId;
  readonly accountName: string;
  /** Whether it is the management account, where Rootward never acts. Absent (written before it was kept): nothing can be approved. */
  readonly management?: boolean;
  readonly rule: RuleId;
  readonly generation: number;
  readonly state: CaseState;
  /** Of what was shown when this generation opened. */
  readonly fingerprint: string;
  readonly severity: Severity;
  readonly reason: string;
  readonly message: string;
  /** What the finding showed. Full key ids stand here and in snapshots only. */
  readonly evidence: Readonly<Record<string, unknown>>;
  /** Start of the run that opened this generation. */
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  readonly runId: string;
  readonly decidedBy?: string;
  readonly decidedAt?: Instant;
  /** What the `approvals` say, from the first of them on, or what ended the case. Absent while nobody answered. */
  readonly decision?: Decision;
  /** Who said `decision` (approve or done) so far, each person once; `approvals.required` of them make it `approved`. */
  readonly approvals?: readonly Approval[];
  /** ARN of the execution that redeemed the decision; no other one acts on it. */
  readonly redeemedBy?: string;
  /** Ids that the redeeming execution began to delete: from then on a missing one is no change by somebody else. */
  readonly deleting?: readonly string[];
  /** Last day (inclusive, UTC, YYYY-MM-DD) of an accepted risk. */
  readonly acceptedUntil?: string;
  readonly closedAt?: Instant;
  /** How many generations in a row ended `expired` before this one. */
  readonly expiriesInARow: number;
  /** How many earlier generations of the case opened on the UTC day of `openedAt`: they count for that day's ceiling. */
  readonly earlierOpenings?: number;
  readonly timeline: readonly CaseEvent[];
  /** Counts the writes of this item; every write names the revision it saw. */
  readonly revision: number;
  /** Id of the last write, chosen by the writer: a retry after a lost response recognises its own write. */
  readonly writeId: string;
}

/**
 * What becomes of one case, by conditional writes on the revision of `before`; each write's revision is one higher, across
 * generations too. `before` absent: no case of this account and rule exists yet.
 */
export interface CaseChange {
  readonly before?: CaseRecord;
  /** Written first: the closed form of `before`, when the run that opens the next generation is also the one that closes this one. */
  readonly closes?: CaseRecord;
  readonly after: CaseRecord;
}
