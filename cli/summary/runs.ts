import { count } from '../../lib/views/words';
import type { RunResult } from '../../simulation/results/simulation-result';
import type { Terminal } from '../terminal';
import { grid } from './grid';
import { openAccounts } from './open-accounts';

/** The terminal shows at most this many runs. */
const most = 12;

/** Prints a line for each run: start, trigger, mode, numbers of accounts. */
export function printRuns({ out, colors }: Terminal, runs: readonly RunResult[]): void {
  const head = ['Run', 'Started', 'Trigger', 'Mode', 'Accounts', 'Fixed', 'Open'].map((title) => colors.bold(title));
  const rows = runs.map(({ report }, index) => [
    String(index + 1),
    `${report.run.startedAt.slice(0, 10)} ${report.run.startedAt.slice(11, 16)} UTC`,
    report.run.trigger,
    report.run.mode,
    String(report.totals.accounts),
    String(report.totals.byOutcome.fixed ?? 0),
    String(openAccounts(report)),
  ]);
  out(grid([5, 22, 12, 8, 10, 7, 6], [head, ...rows.slice(-most)]));
  if (rows.length > most) out(colors.dim(`${count(rows.length - most, 'earlier run')} in runs/.`));
}
