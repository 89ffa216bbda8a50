import type { Report } from '../domain/runs/report';
import { summaryOf } from '../domain/runs/run-summary';

/**
 * Logs the run's figures in CloudWatch's embedded metric format: one line, no API call, no contact data.
 * Source: CloudWatch user guide, "Specification: Embedded metric format".
 */
export function emitMetrics(report: Report, mails: { readonly sent: number; readonly unsent: number }): void {
  const { totals, run } = report;
  const { written } = summaryOf(report);
  const values = {
    Accounts: totals.accounts,
    Incomplete: totals.coverage.incomplete,
    AwaitingApproval: totals.byOutcome['awaiting-approval'] ?? 0,
    Attention: totals.byOutcome.attention ?? 0,
    ContactsWritten: written.contacts,
    AccountsWritten: written.accounts,
    Throttled: totals.throttled,
    MailsSent: mails.sent,
    MailsUnsent: mails.unsent,
  };
  const Metrics = Object.keys(values).map((Name) => ({ Name, Unit: 'Count' }));
  const directive = { Namespace: 'Rootward', Dimensions: [['Trigger']], Metrics };
  const line = {
    _aws: { Timestamp: Date.parse(run.finishedAt), CloudWatchMetrics: [directive] },
    Trigger: run.trigger,
    runId: run.id,
    ...values,
  };
  console.log(JSON.stringify(line));
}
