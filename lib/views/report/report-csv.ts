import { stringify } from 'csv-stringify/sync';
import type { Report } from '../../domain/runs/report';

/**
 * `report.csv`: one row per finding, in the order of report.json. It escapes cells that a spreadsheet would run as a
 * formula, because account owners choose account names.
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
    })),
  );
  return stringify(rows, {
    header: true,
    columns: ['account', 'name', 'unit', 'outcome', 'rule', 'verdict', 'reason', 'action', 'message'],
    escape_formulas: true,
  });
}
