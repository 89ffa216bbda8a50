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
  | 'closed'
  | 'told';

export interface CaseEvent {
  readonly at: Instant;
  readonly event: CaseEventName;
  /** `rootward`, or the e-mail address of the person. */
  readonly by: string;
  readonly detail: string;
  /**
   * The addresses to which a mail went, for `asked`, `reminded`, `escalated` and `told`. Absent in events of older
   * versions, which did not keep them: these count for everybody.
   */
  readonly to?: readonly string[];
}

/** What a person may answer. With `done` the person says that the root work is finished; Rootward verifies it. */
export const decisions = ['approve', 'reject', 'accept', 'done'] as const;
export type Decision = (typeof decisions)[number];

/** Why an answer did not count. */
export type Refusal = 'not-an-approver' | 'expired' | 'closed' | 'changed' | 'not-possible';

/** One person's agreement with a decision other than `reject`. `approvals.required` of them decide. */
export interface Approval {
  readonly by: string;
  readonly at: Instant;
  /** Only for `accept`: the last day of the accepted risk that this person named (YYYY-MM-DD). */
  readonly until?: string;
  /** True when the person approved the deletion of a key in use: a use after the approval does not void it. */
  readonly evenIfUsed?: boolean;
}

/** How the generation before ended. */
export interface Previous {
  readonly state: CaseState;
  /** The detail of the event that closed it, for example `not-done`. */
  readonly detail: string;
  /** Who decided it. */
  readonly by?: string;
}

/** One generation of one case. It holds its timeline, so that one conditional write changes state and audit. */
export interface CaseRecord {
  readonly account: AccountId;
  readonly accountName: string;
  /** True for the management account, where Rootward never acts. Absent in old records, which nobody can approve. */
  readonly management?: boolean;
  /** Id of the unit, or the root, that holds the account. Absent in old records, as are the next two. */
  readonly unit?: string;
  /** Name of the unit, where the run knows it. */
  readonly unitName?: string;
  /** E-mail address of the root user, for those who sign in as it. Only the table and the page show it. */
  readonly rootEmail?: string;
  /** The account's own tags, which may say who owns it. Absent: not known. Only the table and the page show them. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly rule: RuleId;
  readonly generation: number;
  readonly state: CaseState;
  /** Fingerprint of what the case shows. Fixed once the generation is open. */
  readonly fingerprint: string;
  readonly severity: Severity;
  readonly reason: string;
  readonly message: string;
  /** What the case shows, with the full ids of credentials. */
  readonly evidence: Readonly<Record<string, unknown>>;
  /** Start of the run that opened this generation. */
  readonly openedAt: Instant;
  /** When the time to decide ends. Counts only from `askedAt` on: a case about which nobody was asked does not expire. */
  readonly expiresAt: Instant;
  /** Start of the run whose mails reached, with those before, as many people as have to agree. Absent: not yet. */
  readonly askedAt?: Instant;
  readonly runId: string;
  /** Present when the generation follows another. */
  readonly previous?: Previous;
  /** True when people were asked about an earlier generation. */
  readonly askedBefore?: boolean;
  readonly decidedBy?: string;
  readonly decidedAt?: Instant;
  /** The decision that `approvals` add up to, or that closed the case. Absent without an answer. */
  readonly decision?: Decision;
  /** Who said `decision` so far, each person once. `approvals.required` of them decide. */
  readonly approvals?: readonly Approval[];
  /** ARN of the execution that redeemed the decision. Only this execution may act. */
  readonly redeemedBy?: string;
  /** Ids that the redeeming execution began to delete. Later, a missing one counts as deleted by Rootward. */
  readonly deleting?: readonly string[];
  /** Last day of an accepted risk (inclusive, UTC, YYYY-MM-DD). */
  readonly acceptedUntil?: string;
  readonly closedAt?: Instant;
  /** How many generations directly before this one ended `expired`. */
  readonly expiriesInARow: number;
  /** How many earlier generations opened on the UTC day of `openedAt`. They count for that day's `openPerDay`. */
  readonly earlierOpenings?: number;
  readonly timeline: readonly CaseEvent[];
  /** Number of writes. Every write is conditional on the revision that the writer read. */
  readonly revision: number;
  /** Id of the last write, chosen by its writer: a retry after a lost response recognises its own write. */
  readonly writeId: string;
}

/**
 * A change of one case. Its writes are conditional on the revision of `before`; each adds one to the revision, also
 * across generations. `before` is absent when no case of this account and rule exists.
 */
export interface CaseChange {
  readonly before?: CaseRecord;
  /** The closed form of `before`, written first. Present when one run closes a generation and opens the next. */
  readonly closes?: CaseRecord;
  readonly after: CaseRecord;
}
