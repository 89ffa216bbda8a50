import Table from 'cli-table3';
import { severities } from '../lib/domain/finding';
import type { Report } from '../lib/domain/report';
import { isOpen, notableFindings, outcomeOrder, severeFirst } from '../lib/views/severe-first';
import { actionWords, count, outcomeWords, ruleWords, severityWords } from '../lib/views/words';
import type { SimulationResult } from '../local/results/simulation-result';
import type { Terminal } from './terminal';

/** Most lines of "needs attention" that a terminal gets; the report has them all. */
const longest = 25;

/** Prints a simulation so that it is taken in at a glance: the runs, the outcomes of the last whole one, what is open. */
export function printSummary(terminal: Terminal, result: SimulationResult, directory: string): void {
  const { bold, dim } = terminal.colors;
  for (const [index, { report }] of result.runs.entries())
    terminal.out(
      `${bold(`Run ${index + 1}`)}  ${minute(report.run.startedAt)}  ${report.run.trigger}, ${report.run.mode}: ${outcomes(report)}`,
    );
  const last = result.runs.findLast((run) => run.whole)?.report;
  if (last) {
    terminal.out('');
    printOrganization(terminal, last);
    printOpen(terminal, last);
  }
  const mails = count(result.mails.length, 'mail');
  terminal.out(dim(`${count(result.calls.length, 'call')} to AWS, ${mails}, ${count(result.cases.length, 'case')}.`));
  terminal.out(`Report: ${bold(`${directory}/report.html`)}`);
}

const minute = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

const outcomes = (report: Report): string => {
  const parts = outcomeOrder.flatMap((outcome) => {
    const accounts = report.totals.byOutcome[outcome] ?? 0;
    return accounts > 0 ? [`${accounts} ${outcomeWords[outcome].toLowerCase()}`] : [];
  });
  return `${count(report.totals.accounts, 'account')}: ${parts.join(', ')}`;
};

function printOrganization(terminal: Terminal, report: Report): void {
  for (const finding of report.organization.findings)
    if (finding.verdict === 'violation' || finding.verdict === 'unknown')
      terminal.out(`${terminal.colors.yellow('Organization')}  ${finding.rule}: ${finding.message}`);
}

function printOpen(terminal: Terminal, report: Report): void {
  const { colors } = terminal;
  const paint = { critical: colors.red, high: colors.yellow, medium: colors.cyan, low: colors.dim };
  const rows = severeFirst(report.accounts).flatMap((account) =>
    notableFindings(account)
      .filter(isOpen)
      .map((finding) => ({ account, finding })),
  );
  if (rows.length === 0) {
    terminal.out(colors.green('Nothing is open.'));
    return;
  }
  const table = new Table({
    head: ['Severity', 'Account', 'Rule', 'Found', 'Action'],
    style: { head: ['bold'], border: [], compact: true },
  });
  const ordered = rows.toSorted(
    (a, b) => severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity),
  );
  for (const { account, finding } of ordered.slice(0, longest))
    table.push([
      paint[finding.severity](severityWords[finding.severity]),
      `${account.id} ${account.name}`,
      ruleWords[finding.rule],
      finding.reason,
      actionWords[finding.action],
    ]);
  terminal.out(terminal.interactive ? table.toString() : stripColors(table.toString()));
  if (rows.length > longest) terminal.out(`… and ${rows.length - longest} more in the report.`);
}

/** cli-table3 colours its head whether or not a terminal reads. */
const stripColors = (text: string): string => text.replace(/\u001B\[\d+m/g, '');
