import { outcomes, severities, type Finding } from '../domain/finding';
import type { AccountReport } from '../domain/runs/report';

/** True for a finding that somebody should look at: a violation or something unreadable that is not settled. */
export const isOpen = (finding: Finding): boolean =>
  (finding.verdict === 'violation' || finding.verdict === 'unknown') &&
  !['fixed', 'excluded', 'accepted'].includes(finding.action);

/** True for a finding that is worth a line: everything but compliant and not applicable. */
export const isNotable = (finding: Finding): boolean =>
  finding.verdict === 'violation' || finding.verdict === 'unknown';

const rank = (finding: Finding): number => severities.indexOf(finding.severity);

const worst = (account: AccountReport): number =>
  Math.min(severities.length, ...account.findings.filter(isOpen).map(rank));

/** Order in which outcomes ask for attention; what is fine comes last. */
const outcomeOrder = [
  'awaiting-approval',
  'violations',
  'incomplete',
  'attention',
  'accepted',
  'fixed',
  'excluded',
  'skipped',
  'compliant',
] as const satisfies readonly (typeof outcomes)[number][];

/** Notable findings of an account, most severe first, else in the order of the rules. */
export const notableFindings = (account: AccountReport): readonly Finding[] =>
  account.findings.filter(isNotable).toSorted((a, b) => rank(a) - rank(b));

/** The accounts of a report, most severe first: by the worst open finding, then by outcome, then by id. */
export const severeFirst = (accounts: readonly AccountReport[]): readonly AccountReport[] =>
  accounts.toSorted(
    (a, b) =>
      worst(a) - worst(b) ||
      outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome) ||
      a.id.localeCompare(b.id),
  );

/** The worst severity of what is still open in an account; undefined when nothing is. */
export const worstSeverity = (account: AccountReport): (typeof severities)[number] | undefined =>
  severities[worst(account)];

export { outcomeOrder };
