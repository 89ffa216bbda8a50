import type { Instant } from '../account';
import type { Known, Unknown } from '../fact';
import type { Judgement, RuleId, Severity, Verdict } from '../finding';
import type { Policy } from '../policy/schema';
import type { Snapshot } from '../snapshot';
import { utcMinute } from '../time';

/** What a rule decides about one account; `defineRule` adds the rule's id and severity. */
export interface Ruling {
  readonly verdict: Verdict;
  readonly reason: string;
  /** One sentence for a person, without contact details. Key ids are masked: `…` and the last four characters. */
  readonly message: string;
  readonly evidence: Readonly<Record<string, unknown>>;
}

export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** The good state as a sentence. */
  readonly title: string;
  /** Why the rule matters: one or two sentences. */
  readonly why: string;
  /** Page that recommends the good state. */
  readonly source: string;
  /** The meaning of every violation reason, and of every unknown reason except `unreadable`. */
  readonly reasons: Readonly<Record<string, string>>;
  /** What Rootward does about a violation. */
  readonly action: string;
  judge(snapshot: Snapshot, policy: Policy, now: Instant): Judgement;
}

type Definition = Omit<Rule, 'judge'> & {
  readonly decide: (snapshot: Snapshot, policy: Policy, now: Instant) => Ruling;
};

/** Makes a rule from its texts and its deciding function. */
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

/**
 * The ruling with the time that it speaks of, in message and evidence, where a fact is older than its reading: facts of
 * a credential report.
 */
export const asOf = ({ asOf: reportedAt }: Known<unknown>, ruling: Ruling): Ruling =>
  reportedAt === undefined
    ? ruling
    : {
        ...ruling,
        message: `${ruling.message} As of the credential report of ${utcMinute(reportedAt)}.`,
        evidence: { ...ruling.evidence, reportedAt },
      };

/** Verdict `unknown` because `what` (for example "The root access keys") could not be read. */
export function unreadable(what: string, { cause, detail, policy }: Unknown): Ruling {
  // AWS names the denying policy only in some answers, and `detail` does not always contain it.
  const denied = policy === undefined || detail.includes(policy) ? '' : ` Denied by policy ${policy}.`;
  return {
    verdict: 'unknown',
    reason: 'unreadable',
    message: `${what} could not be read: ${detail}${denied}`,
    evidence: policy === undefined ? { cause } : { cause, policy },
  };
}
