import type { AccountId, Instant } from './account';
import type { Unknown } from './fact';

/** In the order of every report. */
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

/** What a rule says of one account, before anything is done about it. Evidence holds key ids, never contact values. */
export interface Judgement {
  readonly rule: RuleId;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly severity: Severity;
  /** One sentence for a person, without contact details; key ids as `…` and their last four characters. */
  readonly message: string;
  readonly evidence: Readonly<Record<string, unknown>>;
}

/** A judgement with the action that was taken, or would be. */
export interface Finding extends Judgement {
  readonly action: Action;
}

/** What the inspection of one account came to. */
export interface Inspection {
  readonly account: AccountId;
  /** When the snapshot was read: what is older than a case's last opening or closing says nothing about that case. */
  readonly readAt: Instant;
  /** All rules, in order. */
  readonly judgements: readonly Judgement[];
  /** Fingerprints of the rules that need a person, of what a case would show. Only for violations that can become a case. */
  readonly fingerprints: Readonly<Partial<Record<RuleId, string>>>;
  /** What a case would record, for the same rules: as the judgement's evidence, but with full key and certificate ids. */
  readonly caseEvidence: Readonly<Partial<Record<RuleId, Readonly<Record<string, unknown>>>>>;
  /** Reason of the exclusion that covers a rule, by rule. Needs the account's tags, so it is resolved at inspection. */
  readonly excluded: Readonly<Partial<Record<RuleId, { readonly reason: string; readonly until: string }>>>;
  /** Set when it cannot be told whether an exclusion covers a rule of the account: nothing is written or asked then. */
  readonly heldBack?: Unknown;
  /** True when `run.applyTo` matches the account (or is not set): only then is anything written or asked. */
  readonly inScope: boolean;
  /** For each contact rule in violation that can be fixed: what a fix would do to the existing contact. */
  readonly fixes: Readonly<Partial<Record<'SECURITY' | 'BILLING' | 'OPERATIONS', 'fill' | 'overwrite'>>>;
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
