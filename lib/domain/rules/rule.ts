import type { Instant } from '../account';
import type { Unknown } from '../fact';
import type { Judgement, RuleId, Severity, Verdict } from '../finding';
import type { Policy } from '../policy/schema';
import type { Snapshot } from '../snapshot';

/** What a rule decides of one account; the rule's id and severity are added by `defineRule`. */
export interface Ruling {
  readonly verdict: Verdict;
  readonly reason: string;
  /** One sentence for a person, without contact details; key ids as `…` and their last four characters. */
  readonly message: string;
  readonly evidence: Readonly<Record<string, unknown>>;
}

export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** The good state, in words. */
  readonly title: string;
  /** Why it matters: one or two sentences. */
  readonly why: string;
  /** Page that asks for it. */
  readonly source: string;
  /** Every reason of a violation, and of an unknown that is not `unreadable`, with its meaning. */
  readonly reasons: Readonly<Record<string, string>>;
  /** What Rootward does about a violation. */
  readonly action: string;
  judge(snapshot: Snapshot, policy: Policy, now: Instant): Judgement;
}

type Definition = Omit<Rule, 'judge'> & {
  readonly decide: (snapshot: Snapshot, policy: Policy, now: Instant) => Ruling;
};

/** A rule from its text and the function that decides. */
export const defineRule = ({ decide, ...text }: Definition): Rule => ({
  ...text,
  judge: (snapshot, policy, now) => ({
    rule: text.id,
    severity: text.severity,
    ...decide(snapshot, policy, now),
  }),
});

type Evidence = Ruling['evidence'];

export const compliant = (reason: string, message: string, evidence: Evidence = {}): Ruling => ({
  verdict: 'compliant',
  reason,
  message,
  evidence,
});

export const violation = (reason: string, message: string, evidence: Evidence = {}): Ruling => ({
  verdict: 'violation',
  reason,
  message,
  evidence,
});

export const notApplicable = (reason: string, message: string): Ruling => ({
  verdict: 'not-applicable',
  reason,
  message,
  evidence: {},
});

/** `what` (for example "The root access keys") could not be read: unknown, which is neither good nor bad. */
export function unreadable(what: string, { cause, detail, policy }: Unknown): Ruling {
  // AWS names the denying policy in some answers only, and not every detail repeats it.
  const denied = policy === undefined || detail.includes(policy) ? '' : ` Denied by policy ${policy}.`;
  return {
    verdict: 'unknown',
    reason: 'unreadable',
    message: `${what} could not be read: ${detail}${denied}`,
    evidence: policy === undefined ? { cause } : { cause, policy },
  };
}
