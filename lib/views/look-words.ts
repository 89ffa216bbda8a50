import { count } from '../domain/count';
import type { Report } from '../domain/runs/report';
import { summaryOf } from '../domain/runs/run-summary';

/** How many accounts are in violation, of how many that is not known, and in how many there is something to know. */
export function lookWords(report: Report): readonly string[] {
  const { accountsInViolation: against } = summaryOf(report);
  const all = count(report.accounts.length, 'account');
  const unread = report.accounts.filter(({ outcome }) => outcome === 'incomplete').length;
  const told = report.accounts.filter(({ findings }) =>
    findings.some(({ verdict, action }) => verdict === 'violation' && action === 'inform'),
  ).length;
  const found =
    against > 0
      ? `${against} of ${all} ${against === 1 ? 'is' : 'are'} in violation`
      : `None of ${all} is ${unread > 0 ? 'known to be ' : ''}in violation`;
  return [
    unread > 0 ? `${found}; ${unread} could not be read completely.` : `${found}.`,
    ...(told > 0
      ? [`${count(told, 'account')} ${told === 1 ? 'has' : 'have'} findings that are for your information only.`]
      : []),
  ];
}
