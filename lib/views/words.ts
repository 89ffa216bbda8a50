import type { Action, Finding, LeftAlone, Outcome, RuleId, Severity } from '../domain/finding';
import type { Run } from '../domain/runs/run';

/** The outcomes in words. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  skipped: 'Skipped',
  excluded: 'Excluded',
  incomplete: 'Incomplete',
  'awaiting-approval': 'Awaiting approval',
  violations: 'Violations',
  attention: 'Reported only',
  accepted: 'Accepted',
  fixed: 'Fixed',
  compliant: 'Compliant',
};

export const actionWords: Readonly<Record<Action, string>> = {
  none: 'nothing done',
  fixed: 'fixed',
  'would-fix': 'would be fixed',
  'would-ask': 'would be asked',
  'awaiting-approval': 'awaiting approval',
  queued: 'queued',
  accepted: 'accepted',
  excluded: 'excluded',
  inform: 'for your information',
  failed: 'fix failed',
};

/** Why nothing is done, after `left alone: `. */
const leftAloneWords: Readonly<Record<LeftAlone, string>> = {
  'out-of-scope': 'outside run.applyTo',
  'new-account': 'it has just joined',
  'max-overwrites': 'contacts.maxOverwrites',
  'no-place': 'approvals.openPerDay',
};

/** What is done about a finding, in a few words. */
export const doneWords = ({ action, leftAlone }: Pick<Finding, 'action' | 'leftAlone'>): string =>
  leftAlone === undefined ? actionWords[action] : `left alone: ${leftAloneWords[leftAlone]}`;

export const ruleWords: Readonly<Record<RuleId, string>> = {
  'security-contact': 'Security contact',
  'billing-contact': 'Billing contact',
  'operations-contact': 'Operations contact',
  'root-access-key': 'Root access key',
  'root-mfa': 'Root MFA',
  'root-password': 'Root password',
  'root-signing-certificate': 'Root signing certificate',
  'root-recent-use': 'Recent root use',
  'root-email-domain': 'Root e-mail domain',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

/** Why a run took place. */
export const triggerWords: Readonly<Record<Run['trigger'], string>> = {
  manual: 'started by hand',
  schedule: 'started by the schedule',
  onboarding: 'for new accounts',
};
