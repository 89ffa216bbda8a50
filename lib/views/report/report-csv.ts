import { stringify } from 'csv-stringify/sync';
import type { Instant } from '../../domain/account';
import type { Finding } from '../../domain/finding';
import type { AccountReport, Report } from '../../domain/runs/report';

interface Row {
  readonly account: AccountReport;
  readonly finding: Finding;
  readonly asOf: Instant;
}

/** The cell of each column. New columns go to the end, because people's spreadsheets count them. */
const columns: Readonly<Record<string, (row: Row) => string | undefined>> = {
  account: ({ account }) => account.id,
  name: ({ account }) => account.name,
  unit: ({ account }) => account.unit,
  outcome: ({ account }) => account.outcome,
  rule: ({ finding }) => finding.rule,
  verdict: ({ finding }) => finding.verdict,
  reason: ({ finding }) => finding.reason,
  action: ({ finding }) => finding.action,
  message: ({ finding }) => finding.message,
  decision: ({ finding }) => finding.decision?.decision,
  decidedBy: ({ finding }) => finding.decision?.by,
  decidedAt: ({ finding }) => finding.decision?.at,
  decisionReason: ({ finding }) => finding.decision?.reason,
  until: ({ finding }) => finding.decision?.until,
  asOf: ({ asOf }) => asOf,
};

/**
 * `report.csv`: one row per finding, in the order of report.json. It escapes cells that a spreadsheet would run as a
 * formula, because account owners choose account names. `asOf` is when the run ended.
 */
export function renderReportCsv({ accounts, run }: Report): string {
  const rows = accounts.flatMap((account) =>
    account.findings.map((finding) =>
      Object.values(columns).map((cell) => cell({ account, finding, asOf: run.finishedAt })),
    ),
  );
  return stringify([Object.keys(columns), ...rows], { escape_formulas: true });
}
