import { outcomes, severities, type Finding } from '../domain/finding';
import { onlyInforms } from '../domain/runs/outcome';
import type { AccountReport } from '../domain/runs/report';

/** True for a violation or unknown that leaves work: not fixed, excluded, accepted or only told. */
export const isOpen = (finding: Finding): boolean =>
  isNotable(finding) && !onlyInforms(finding) && !['fixed', 'excluded', 'accepted'].includes(finding.action);

/** True for a finding that the report lists: a violation or unknown. */
export const isNotable = (finding: Finding): boolean =>
  finding.verdict === 'violation' || finding.verdict === 'unknown';

const rank = (finding: Finding): number => severities.indexOf(finding.severity);

const worst = (account: AccountReport): number =>
  Math.min(severities.length, ...account.findings.filter(isOpen).map(rank));

/** Outcomes in the order of urgency. */
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

/** The notable findings of an account, most severe first, then in the order of the rules. */
export const notableFindings = (account: AccountReport): readonly Finding[] =>
  account.findings.filter(isNotable).toSorted((a, b) => rank(a) - rank(b));

/** Sorts accounts by their worst open finding, then by outcome, then by id. */
export const severeFirst = (accounts: readonly AccountReport[]): readonly AccountReport[] =>
  accounts.toSorted(
    (a, b) =>
      worst(a) - worst(b) ||
      outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome) ||
      a.id.localeCompare(b.id),
  );

/** The worst severity among the open findings of an account; undefined when none is open. */
export const worstSeverity = (account: AccountReport): (typeof severities)[number] | undefined =>
  severities[worst(account)];

export { outcomeOrder };
