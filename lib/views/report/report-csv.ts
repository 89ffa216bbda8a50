import { stringify } from 'csv-stringify/sync';
import type { Report } from '../../domain/runs/report';

/** New columns go to the end, because people's spreadsheets count them. */
const columns = [
  'account',
  'name',
  'unit',
  'outcome',
  'rule',
  'verdict',
  'reason',
  'action',
  'message',
  'decision',
  'decidedBy',
  'decidedAt',
  'decisionReason',
  'until',
  'asOf',
] as const;

/**
 * `report.csv`: one row per finding, in the order of report.json. It escapes cells that a spreadsheet would run as a
 * formula, because account owners choose account names. `asOf` is when the run ended.
 */
export function renderReportCsv(report: Report): string {
  const rows = report.accounts.flatMap((account) =>
    account.findings.map((finding) => ({
      account: account.id,
      name: account.name,
      unit: account.unit,
      outcome: account.outcome,
      rule: finding.rule,
      verdict: finding.verdict,
      reason: finding.reason,
      action: finding.action,
      message: finding.message,
      decision: finding.decision?.decision ?? '',
      decidedBy: finding.decision?.by ?? '',
      decidedAt: finding.decision?.at ?? '',
      decisionReason: finding.decision?.reason ?? '',
      until: finding.decision?.until ?? '',
      asOf: report.run.finishedAt,
    })),
  );
  return stringify(rows, {
    header: true,
    columns: [...columns],
    escape_formulas: true,
  });
}
