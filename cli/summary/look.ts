import { count } from '../../lib/domain/count';
import { summaryOf, summaryWords } from '../../lib/domain/runs/run-summary';
import { utcMinute } from '../../lib/domain/time';
import type { Looked } from '../../lib/runs/look/report-look';
import { lookWords } from '../../lib/views/look-words';
import { planModeWords } from '../../lib/views/plan-mode';
import { printableIn } from '../printable';
import type { Terminal } from '../terminal';
import { wrapped } from '../wrapped';
import { printOpenFindings } from './open-findings';
import { printOrganization } from './organization';
import { printOutcomes } from './outcomes';

/** Prints what a look found, in 80 columns. @param folder absent: nothing is on disk */
export function printLook(
  terminal: Terminal,
  { report: found }: Looked,
  { folder }: { readonly folder?: string | undefined },
): void {
  const { out, colors } = terminal;
  const report = printableIn(found);
  const summary = summaryOf(report);
  const { would } = planModeWords(summary);
  out(`\n${colors.bold('Outcome')}${colors.dim(`, as of ${utcMinute(report.run.finishedAt)}`)}`);
  printOutcomes(terminal, report);
  for (const { why, accounts } of report.lookedFrom?.noRootSession ?? [])
    out(wrapped(readByRole(count(accounts.length, 'account'), why)));
  out('');
  out(`${colors.bold(summaryWords(summary).open)}.`);
  for (const line of [...lookWords(report), would]) if (line !== '') out(wrapped(line));
  printOrganization(terminal, report);
  out(`\n${colors.bold('Open')}`);
  printOpenFindings(terminal, report, folder === undefined ? { rest: 'in the report of --out DIR' } : {});
  const calls = Object.values(report.totals.awsCalls).reduce((sum, number) => sum + number, 0);
  out(colors.dim(`\n${count(calls, 'call')} to AWS, ${report.totals.throttled} throttled`));
  out(
    folder === undefined
      ? 'For a report to keep and to send: --out DIR'
      : `Report: ${colors.bold(`${folder}/report.html`)}`,
  );
  if (report.lookedFrom?.withoutPolicy === true) out(nextWords);
}

/** What a newcomer does after the first look. */
const nextWords = `
Next
  rootward init      writes a policy out of the contacts that there are
  rootward doctor    what a deployment needs, and what will surprise you`;

const readByRole = (accounts: string, why: string): string =>
  `Root users of ${accounts} were read with the role, which sees no ids and no inactive keys: ${why}`;
