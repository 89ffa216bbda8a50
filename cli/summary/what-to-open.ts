import { caseTitle } from '../../lib/views/pages/case-words';
import { severeFirst } from '../../lib/views/severe-first';
import { count } from '../../lib/domain/count';
import type { Report } from '../../lib/domain/runs/report';
import { findingsWith, summaryOf, summaryWords } from '../../lib/domain/runs/run-summary';
import type { SimulationResult } from '../../simulation/results/simulation-result';
import { printableIn } from '../printable';
import type { Terminal } from '../terminal';
import { defaultUrl } from '../url-option';
import { printPlanMode } from './plan-mode';
import { grid } from './grid';
import { writtenLine } from './outcomes';

interface FirstRun {
  readonly result: SimulationResult;
  readonly report: Report;
  readonly origin: string;
}

/** How many cases are named before "… and more". */
const named = 5;

/** Prints what the run fixed, which cases wait, and the addresses of the pages. */
export function printWhatToOpen(terminal: Terminal, { result, report, origin }: FirstRun): void {
  const { out, colors } = terminal;
  out('');
  if (report.run.mode === 'plan') printPlanMode(terminal, summaryOf(report));
  else printWork(terminal, { result, report });
  const plan = report.run.mode === 'plan';
  const pages = [
    ['/', plan ? 'the cases: none in plan mode' : 'decide: pick who you are, open a case, type its digits'],
    ['/inbox', plan ? 'the mails: none in plan mode' : 'the mails'],
    ['/clock', 'simulated time: move it by an hour, a day, a week'],
    ['/report', plan ? 'the report: what was found, and what would be done' : 'the report of the latest run'],
  ];
  out(`\n${colors.bold('Open')}`);
  for (const [path = '', text = ''] of pages) out(`  ${colors.cyan(`${origin}${path}`.padEnd(30))} ${text}`);
  const url = origin === defaultUrl ? '' : ` --url ${origin}`;
  out(colors.dim(`\nFrom another terminal: npx --no-install rootward cases${url}\nStop it with Ctrl+C.`));
}

/** What the run fixed, and about what it asks. */
function printWork(terminal: Terminal, { result, report }: Omit<FirstRun, 'origin'>): void {
  const { out, colors } = terminal;
  const words = summaryWords(summaryOf(report));
  out(writtenLine(terminal, report));
  const asked = severeFirst(printableIn(report).accounts).flatMap((account) =>
    findingsWith(account, 'awaiting-approval').map((finding) => ({ account, finding })),
  );
  out(`${colors.bold('To decide')} ${words.toDecide}, told in ${count(result.mails.length, 'mail')}`);
  const rows = asked.slice(0, named).map(({ account, finding }) => ['', account.name, caseTitle(finding)]);
  if (rows.length > 0) out(grid([10, null, null], rows));
  if (asked.length > named) out(`${' '.repeat(10)}… and ${asked.length - named} more`);
}
