import type { CaseEvent, CaseEventName, CaseRecord, CaseState, Decision, Refusal } from '../../domain/cases/case';
import type { RuleId } from '../../domain/finding';
import { datesInWords, dayWords } from './when';

/** The states in words. */
export const stateWords: Readonly<Record<CaseState, string>> = {
  queued: 'Queued',
  pending: 'Waits for a decision',
  approved: 'Approved',
  acting: 'In progress',
  done: 'Done',
  rejected: 'Rejected',
  accepted: 'Risk accepted',
  expired: 'Expired',
  stale: 'Overtaken',
  failed: 'Failed',
};

/** In place of the state of a case that nobody decided in time, until it is closed. */
export const timeIsOver = 'The time to decide is over';

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const eventWords: Readonly<Record<CaseEventName, string>> = {
  opened: 'Opened',
  asked: 'Approvers asked',
  reminded: 'Approvers reminded',
  escalated: 'Escalated',
  approved: 'Approved',
  rejected: 'Rejected',
  accepted: 'Risk accepted',
  done: 'Said to be done',
  refused: 'A decision did not count',
  superseded: 'Superseded',
  acting: 'Rootward began',
  told: 'Approvers told the result',
  verified: 'Proven by reading again',
  expired: 'Expired',
  stale: 'Overtaken',
  failed: 'Failed',
  closed: 'Closed',
};

export const decisionWords: Readonly<Record<Decision, string>> = {
  approve: 'Approve',
  reject: 'Reject',
  accept: 'Accept the risk',
  done: 'Done by hand',
};

/** Why a decision did not count, told to the person who made it. */
export const refusalWords: Readonly<Record<Refusal, string>> = {
  'not-an-approver': 'Only an approver of the deployed policy may decide.',
  expired: 'The time to decide was over.',
  closed: 'The case was decided or closed before.',
  changed: 'The account is no longer as it was shown.',
  'not-possible': 'This decision is not possible here.',
};

/** Headings of cases, by rule and reason. */
const titles: Readonly<Partial<Record<RuleId, Readonly<Record<string, string>>>>> = {
  'root-access-key': {
    'in-use': 'Root access keys in use',
    'use-unknown': 'A root access key whose use is unknown',
    new: 'A new root access key',
    unused: 'An unused root access key',
    inactive: 'Inactive root access keys',
  },
  'root-mfa': { absent: 'Root user without MFA', 'not-hardware': 'Root user without hardware MFA' },
  'root-password': { present: 'Root user with a password' },
  'root-signing-certificate': { present: 'A root signing certificate' },
};

/** The heading of a case: the finding in words. */
export const caseTitle = ({ rule, reason }: { readonly rule: RuleId; readonly reason: string }): string =>
  titles[rule]?.[reason] ?? `${rule}: ${reason}`;

/** Short summaries for rules whose details are in a table. Other rules use the finding's own message. */
const summaries: Readonly<Partial<Record<RuleId, Readonly<Record<string, string>>>>> = {
  'root-access-key': {
    'in-use': 'Somebody uses the root user’s access keys. Find out who before anything is deleted.',
    new: 'The root user has a new access key that was never used.',
    unused: 'The root user has an active access key, and nobody used it lately.',
    inactive: 'The keys are not active, but they are still there: one can be switched on again.',
  },
  'root-signing-certificate': {
    present: 'The root user has a signing certificate. An inactive one can be switched on again.',
  },
};

/** What was found, in one or two sentences. */
export const foundWords = ({ rule, reason, message }: Pick<CaseRecord, 'rule' | 'reason' | 'message'>): string =>
  summaries[rule]?.[reason] ?? datesInWords(message);

const kindNotTold =
  'MFA is on, and AWS does not tell its kind: what the case showed is gone, and more cannot be proven.';

/** Sentences for details that Rootward writes as one word, by `event detail` or by detail alone. */
const details: Readonly<Record<string, string>> = {
  ...refusalWords,
  'acting approve': 'To delete what was approved.',
  'acting done': 'To read the account again.',
  'closed deleted': 'What was approved is deleted, and the finding is gone.',
  'closed done': 'The work is proven done.',
  resolved: 'The finding is gone.',
  covered: 'A case asks to remove the root password, which makes MFA needless.',
  excluded: 'The policy now excludes the account.',
  gone: 'The account left the organization.',
  policy: 'The policy no longer asks for this.',
  'plan-mode': 'Rootward was in plan mode, so nothing was done.',
  'out-of-scope': 'The account is no longer in run.applyTo of the policy, so nothing was done.',
  management: 'Rootward deletes nothing in the management account.',
  'taken over': 'The execution that began before had ended; another one went on.',
  SUSPENDED: 'The account is suspended.',
  PENDING_CLOSURE: 'The account is being closed.',
  CLOSED: 'The account is closed.',
  'no-password': 'The root user has no password any more.',
  used: 'A key was used after the last use that the case showed, so nothing was deleted.',
  'kind-unknown': kindNotTold,
  'passkey-or-key': kindNotTold,
  void: 'The approval was older than 48 hours, so nothing was done.',
  'approvers-changed': 'The approvers of the policy changed after the decision, so nothing was done.',
  'not-done': 'Rootward read the account again, and the work is not done.',
  'still-there': 'Rootward read the account again, and the finding is still there.',
  unverified: 'The account could not be read again, so nothing is proven.',
};

/** What happened, in a few words. */
export const eventTitle = ({ event, detail }: Pick<CaseEvent, 'event' | 'detail'>): string =>
  event === 'acting' && isDeletion(detail) ? 'Deletion began' : eventWords[event];

const deleting = 'deleting ';
const isDeletion = (detail: string): boolean => detail.startsWith(deleting);

/** The detail of an event as a sentence, when it is one of Rootward's own words. A person's reason stays as it is. */
export function detailWords({ by, event, detail }: CaseEvent): string {
  if (event === 'accepted')
    return detail.replace(/^until (\d{4}-\d\d-\d\d)/, (_until, day) => `Until ${dayWords(day)}`);
  if (by !== 'rootward' && event !== 'refused') return detail;
  if (event === 'acting' && isDeletion(detail)) return detail.slice(deleting.length);
  return details[`${event} ${detail}`] ?? details[detail] ?? datesInWords(detail);
}
