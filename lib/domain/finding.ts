import type { AccountId, Instant } from './account';
import type { Unknown } from './fact';
import type { EntryUse } from './policy/entries/entry';

/** The rules in the order of every report. */
export const ruleIds = [
  'security-contact',
  'billing-contact',
  'operations-contact',
  'root-access-key',
  'root-mfa',
  'root-password',
  'root-signing-certificate',
  'root-recent-use',
  'root-email-domain',
] as const;
export type RuleId = (typeof ruleIds)[number];

export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

export type Verdict = 'compliant' | 'violation' | 'not-applicable' | 'unknown';

export const actions = [
  'none',
  'fixed',
  'would-fix',
  'would-ask',
  'awaiting-approval',
  'queued',
  'accepted',
  'excluded',
  'inform',
  'failed',
] as const;
export type Action = (typeof actions)[number];

/** What a rule says about one account, before Rootward acts on it. Evidence holds masked ids, no contact values. */
export interface Judgement {
  readonly rule: RuleId;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly severity: Severity;
  /** One sentence for a person, without contact details. Key ids are masked: `…` and the last four characters. */
  readonly message: string;
  readonly evidence: Readonly<Record<string, unknown>>;
}

/** What a person has decided about the case of a finding: an accepted risk or a rejection. */
export interface FindingDecision {
  readonly decision: 'accept' | 'reject';
  /** E-mail address of the person; of the last one where several had to agree. */
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
  /** Last day of an accepted risk (inclusive, UTC, YYYY-MM-DD). */
  readonly until?: string;
}

/** Why nothing is done about a violation, or would be in apply mode, although the policy asks for it. */
export const leftAloneReasons = ['out-of-scope', 'new-account', 'max-overwrites', 'no-place'] as const;
export type LeftAlone = (typeof leftAloneReasons)[number];

/** A judgement with the action that the run took or would take. */
export interface Finding extends Judgement {
  readonly action: Action;
  /** Only with `would-fix` and `would-ask`. Absent: a run in apply mode would do it at once. */
  readonly leftAlone?: LeftAlone;
  /** Present while an accepted risk or a rejection stands. */
  readonly decision?: FindingDecision;
  /** Generation of the finding's current case, for a link to it. Absent where there is none. */
  readonly generation?: number;
}

/** The result of inspecting one account. */
export interface Inspection {
  readonly account: AccountId;
  /** When the snapshot was read. A run ignores the inspection for a case that was opened or closed after this time. */
  readonly readAt: Instant;
  /** One for each rule, in the order of `ruleIds`. */
  readonly judgements: readonly Judgement[];
  /** Fingerprint of what a case would show, for each rule whose violation needs a person. Other rules have no entry. */
  readonly fingerprints: Readonly<Partial<Record<RuleId, string>>>;
  /** What a case would record, for the same rules: the evidence with full ids. */
  readonly caseEvidence: Readonly<Partial<Record<RuleId, Readonly<Record<string, unknown>>>>>;
  /** The account's own tags, for its cases to show. Absent where nobody would be asked, or they could not be read. */
  readonly tags?: Readonly<Record<string, string>>;
  /** The exclusion that covers a rule, by rule. Resolved here, where the account's tags are known. */
  readonly excluded: Readonly<Partial<Record<RuleId, { readonly reason: string; readonly until: string }>>>;
  /** Set when Rootward cannot tell whether an exclusion or `applyTo` covers the account; nothing is written then. */
  readonly heldBack?: Unknown;
  /** True when `run.applyTo` matches the account or is not set. Nothing is written or asked elsewhere. */
  readonly inScope: boolean;
  /** What each entry of the policy does in the account. Absent in documents of older versions. */
  readonly entries?: EntryUse;
  /** What a fix would do to the contact, for each contact rule whose violation can be fixed. */
  readonly fixes: Readonly<Partial<Record<'SECURITY' | 'BILLING' | 'OPERATIONS', 'fill' | 'overwrite'>>>;
  /** `wantedDigest` of the contact that each fix would write. Absent when there is no fix. */
  readonly wanted?: Readonly<Partial<Record<'SECURITY' | 'BILLING' | 'OPERATIONS', string>>>;
}

export const outcomes = [
  'skipped',
  'excluded',
  'incomplete',
  'awaiting-approval',
  'violations',
  'attention',
  'accepted',
  'fixed',
  'compliant',
] as const;
export type Outcome = (typeof outcomes)[number];
