import { type Check, type CheckState, checkStates, groups } from '../../lib/domain/doctor/check';
import { count } from '../../lib/domain/count';
import type { Examination } from '../../lib/doctor/examine-organization';
import { printableIn } from '../printable';
import { doctorPage, shown } from '../shipped-file';
import type { Terminal } from '../terminal';
import { wrapped } from '../wrapped';

type Colors = Terminal['colors'];

const mark: Readonly<Record<CheckState, string>> = { problem: '✗', unknown: '?', surprise: '!', ok: '✓' };

const coloured = (state: CheckState, text: string, { red, yellow, cyan, green }: Colors): string =>
  ({ problem: red, unknown: yellow, surprise: cyan, ok: green })[state](text);

/** Prints all checks: what is wrong first, group by group, then one line for each that is fine. */
export function printExamination(terminal: Terminal, examined: Examination): void {
  const { out, colors } = terminal;
  const examination = printableIn(examined);
  const { organization, managementAccount, caller, region, checks } = examination;
  out(`${colors.bold(`Organization ${organization}`)}, management account ${managementAccount}, Region ${region}`);
  out(colors.dim(`as ${caller.arn}; nothing is changed`));
  for (const state of checkStates)
    for (const group of groups) {
      const some = checks.filter((check) => check.state === state && check.group === group);
      if (some.length > 0) printGroup(terminal, group, some);
    }
  for (const what of examination.notLookedAt) out(colors.dim(`Not looked at: ${what}.`));
  out(`\nEach check is described in ${shown(doctorPage)}`);
  out(colors.bold(summaryOf(examination)));
}

function printGroup(terminal: Terminal, group: string, checks: readonly Check[]): void {
  const { out, colors } = terminal;
  out(`\n${colors.bold(group)}`);
  for (const check of checks) printCheck(terminal, check);
}

function printCheck({ out, colors }: Terminal, { id, state, title, found, why, mend, texts = [] }: Check): void {
  const head = `${coloured(state, `${mark[state]} ${state.padEnd(8)}`, colors)} ${colors.bold(title)}`;
  const named = `${head} ${colors.dim(`(${id})`)}`;
  if (state === 'ok') {
    out(wrapped(`${named} ${found}`, 11).trimStart());
    return;
  }
  out(named);
  out(`  ${wrapped(found, 2)}`);
  out(colors.dim(`  ${wrapped(`Why: ${why}`, 2)}`));
  if (mend.length > 0) out('  Mend or look:');
  for (const command of mend) out(`    ${command}`);
  for (const { label, text } of texts) out(`${colors.dim(`  ${wrapped(`${label}:`, 2)}`)}\n    ${text}`);
}

/** `2 problems, 1 unknown, 1 surprise, 12 ok.` */
const summaryOf = ({ totals }: Examination): string =>
  `${count(totals.problem, 'problem')}, ${totals.unknown} unknown, ${count(totals.surprise, 'surprise')}, ${totals.ok} ok.`;
