import type { Outcome } from '../../lib/domain/finding';
import type { Report } from '../../lib/domain/runs/report';

/** Outcomes of accounts that leave work to do. */
export const openOutcomes = [
  'awaiting-approval',
  'violations',
  'incomplete',
  'attention',
] as const satisfies readonly Outcome[];

/** How many accounts have one of these outcomes. */
export const openAccounts = ({ totals }: Report): number =>
  openOutcomes.reduce((sum, outcome) => sum + (totals.byOutcome[outcome] ?? 0), 0);
