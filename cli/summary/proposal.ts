import { type ContactType, contactTypes } from '../../lib/domain/contact';
import { count } from '../../lib/domain/count';
import type { Proposal } from '../../lib/domain/policy/proposal/proposal';
import { printable } from '../printable';
import type { Terminal } from '../terminal';
import { grid } from './grid';

/** How many accounts are named before "… and more". */
const named = 10;

/** Prints what was proposed, which accounts differ, and what comes next. Never prints a value of a contact. */
export function printProposal({ out, colors }: Terminal, proposal: Proposal, file: string): void {
  const { read, overrides, unread } = proposal;
  out(`\n${colors.bold('Found')} the contacts of ${count(read, 'account')}`);
  out(
    grid(
      [null, null],
      contactTypes.map((type) => [`  ${type}`, wordsOf(type, proposal)]),
    ),
  );
  printDiffering({ out, colors }, proposal);
  const missed = new Set(unread.flatMap(({ accounts }) => accounts.map(({ id }) => id))).size;
  if (missed > 0)
    out(`${colors.yellow('Not read')}, or not all of it: ${count(missed, 'account')}; the file says which and why`);
  const extra =
    overrides.length === 0 ? '' : `, with ${count(new Set(overrides.map(({ unit }) => unit)).size, 'override')}`;
  out(`\nWritten: ${colors.bold(file)}${extra}, in plan mode. Read it, then:`);
  out(`  rootward plan --policy ${file}`);
}

/** `a default and 2 overrides explain 14 of 15 accounts; 4 accounts have none` */
function wordsOf(type: ContactType, { defaults, overrides, open }: Proposal): string {
  const lines = [...defaults, ...overrides].filter((line) => line.type === type);
  const left = open.find((one) => one.type === type);
  if (left !== undefined)
    return left.having === 0
      ? 'no account has one: nothing to propose'
      : `${count(left.having, 'account')} have one, each another: nothing to propose`;
  const sum = (key: 'governs' | 'explains' | 'missing'): number => lines.reduce((total, line) => total + line[key], 0);
  const more = lines.length - 1;
  const who = more === 0 ? 'a default explains' : `a default and ${count(more, 'override')} explain`;
  const without = sum('missing') === 0 ? '' : `; ${count(sum('missing'), 'account has', 'accounts have')} none`;
  return `${who} ${sum('explains')} of ${count(sum('governs'), 'account')}${without}`;
}

function printDiffering({ out, colors }: Pick<Terminal, 'out' | 'colors'>, { differing }: Proposal): void {
  const accounts = [...new Set(differing.map(({ account }) => account))];
  if (accounts.length === 0) return;
  out(`${colors.yellow('Different')} from what is proposed: ${count(accounts.length, 'account')}`);
  const rows = accounts.slice(0, named).map((account) => {
    const own = differing.filter((found) => found.account === account);
    const fields = own.map((found) => `${found.type} ${found.fields.join(', ')}`).join('; ');
    return [`  ${account.id}`, printable(account.name), fields];
  });
  out(grid([null, null, null], rows));
  if (accounts.length > named) out(`  … and ${accounts.length - named} more, in the file`);
}

/** The same for programs. */
export const proposalAsJson = (proposal: Proposal, file: string): unknown => ({
  file,
  organization: proposal.organization,
  accounts: { read: proposal.read, notActive: proposal.notActive },
  contacts: [...proposal.defaults, ...proposal.overrides].map(({ type, unit, fields, governs, explains, missing }) => ({
    type,
    unit,
    fields,
    governs,
    explains,
    missing,
  })),
  withoutDefault: proposal.open,
  differing: proposal.differing.map(({ account, ...rest }) => ({ account: account.id, ...rest })),
  unread: proposal.unread.map(({ unknown: { cause, detail }, accounts }) => ({
    cause,
    detail,
    accounts: accounts.map(({ id }) => id),
  })),
  emailDomains: proposal.domains.proposed,
});
