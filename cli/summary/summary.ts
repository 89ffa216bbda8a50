import { count } from '../../lib/domain/count';
import type { SimulationResult } from '../../simulation/results/simulation-result';
import { utcMinute } from '../../lib/domain/time';
import { printableIn } from '../printable';
import type { Terminal } from '../terminal';
import { printOpenFindings } from './open-findings';
import { printOrganization } from './organization';
import { printOutcomes, writtenLine } from './outcomes';
import { summaryOf } from '../../lib/domain/runs/run-summary';
import { printPlanMode } from './plan-mode';
import { printRuns } from './runs';

interface Printed {
  /** The folder of the results. */
  readonly folder: string;
  /** True when the command line named the mode. */
  readonly overridden?: boolean;
}

/** Prints a simulation in 80 columns: the runs, the outcomes of the last whole run, and the open findings. */
export function printSummary(
  terminal: Terminal,
  result: SimulationResult,
  { folder, overridden = false }: Printed,
): void {
  const { out, colors } = terminal;
  printRuns(terminal, result);
  const last = result.runs.findLast((run) => run.whole);
  if (last) {
    const report = printableIn(last.report);
    const asOf = colors.dim(`, as of ${utcMinute(report.run.finishedAt)}`);
    out(`\n${colors.bold(`Outcome of run ${result.runs.indexOf(last) + 1}`)}${asOf}`);
    printOutcomes(terminal, report);
    if (report.run.mode === 'apply') out(writtenLine(terminal, report));
    if (report.run.mode === 'plan') {
      out('');
      printPlanMode(terminal, summaryOf(report), { overridden });
    }
    printOrganization(terminal, report);
    out(`\n${colors.bold('Open')}`);
    printOpenFindings(terminal, report);
  }
  const { calls, mails, cases } = result;
  out(colors.dim(`\n${count(calls.length, 'call')} to AWS, ${count(mails.length, 'mail')}, ${casesWords(cases)}`));
  out(`Report: ${colors.bold(`${folder}/report.html`)}`);
  const each = result.runs.length > 1 ? `, runs/1 to runs/${result.runs.length}` : '';
  out(colors.dim(`Beside it: contact-changes.html (old and new values)${each}`));
}

function casesWords(cases: SimulationResult['cases']): string {
  const queued = cases.filter(({ state }) => state === 'queued').length;
  return `${count(cases.length, 'case')}${queued === 0 ? '' : ` (${queued} queued: nobody is asked yet)`}`;
}
