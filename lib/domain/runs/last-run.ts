import { caseKey } from '../cases/subject';
import type { Instant } from '../account';
import type { Report } from './report';
import { type RunSummary, summaryOf } from './run-summary';

/** What the page and the command line know of the last run over the whole organization. */
export interface LastRun {
  readonly startedAt: Instant;
  readonly summary: RunSummary;
  /** Keys of the cases (`caseKey`) whose finding was still there and about which the run asked nobody. */
  readonly unasked: readonly string[];
}

/** What is kept of a report for the page. Numbers, account ids and rules only. */
export const lastRunOf = (report: Report): LastRun => ({
  startedAt: report.run.startedAt,
  summary: summaryOf(report),
  unasked: report.accounts.flatMap(({ id, findings }) =>
    findings
      .filter(({ verdict, action }) => verdict === 'violation' && (action === 'none' || action === 'would-ask'))
      .map(({ rule }) => caseKey({ account: id, rule })),
  ),
});
