import { count } from '../../lib/domain/count';
import { summaryOf } from '../../lib/domain/runs/run-summary';
import type { SimulationResult } from '../../simulation/results/simulation-result';
import type { Terminal } from '../terminal';
import { grid } from './grid';

/** The terminal shows at most this many runs. */
const most = 12;

/** Prints a line for each run: start, trigger, mode, how many accounts, contacts written, cases opened, accounts in which work remains. */
export function printRuns({ out, colors }: Terminal, { runs, cases }: Pick<SimulationResult, 'runs' | 'cases'>): void {
  const titles = ['Run', 'Started', 'Trigger', 'Mode', 'Accounts', 'Contacts', 'Cases', 'Open'];
  const head = titles.map((title) => colors.bold(title));
  const summaries = runs.map(({ report }) => ({ report, summary: summaryOf(report, cases) }));
  const rows = summaries.map(({ report, summary }, index) => [
    String(index + 1),
    `${report.run.startedAt.slice(0, 10)} ${report.run.startedAt.slice(11, 16)} UTC`,
    report.run.trigger,
    report.run.mode,
    String(summary.accounts),
    String(summary.written.contacts),
    String(summary.casesOpened),
    String(summary.openAccounts),
  ]);
  out(grid([5, 22, 12, 8, 10, 10, 7, 6], [head, ...rows.slice(-most)]));
  if (rows.length > most) out(colors.dim(`${count(rows.length - most, 'earlier run')} in runs/.`));
}
