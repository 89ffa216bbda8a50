import type { CaseSubject } from '../cases/subject';
import type { OrganizationFinding } from './run';

const named = 5;

/** The organization finding `nobody-decides`: cases that expired twice in a row, so that no run asks about them. */
export function nobodyDecidesFinding(subjects: readonly CaseSubject[]): OrganizationFinding {
  const rule = 'nobody-decides';
  if (subjects.length === 0)
    return {
      rule,
      verdict: 'compliant',
      reason: 'none',
      message: 'No case expired twice in a row without a decision.',
    };
  const cases = subjects.slice(0, named).map(({ account, judgement }) => `${account.id} ${judgement.rule}`);
  const more = subjects.length > named ? ` and ${subjects.length - named} more` : '';
  return {
    rule,
    verdict: 'violation',
    reason: 'expired-twice',
    message:
      `${subjects.length} ${subjects.length === 1 ? 'case' : 'cases'} expired twice in a row without a decision and will not be ` +
      `asked about again: ${cases.join(', ')}${more}. Do the root work or exclude it with a reason, and check that ` +
      'approvals.approvers in rootward.yaml are people who read these mails. List them with: npx rootward cases',
  };
}
