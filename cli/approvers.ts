import addressparser from 'nodemailer/lib/addressparser';
import type { Person } from '../lib/domain/policy/approvals-schema';
import { parseApprovers } from '../lib/domain/policy/parse-approvers';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

const form = 'a name and an address like "Security lead <security-lead@example.com>"';

/**
 * The people who may decide: those of `--approver`, else those that a person on the terminal names. Whoever makes a
 * mistake there is told and asked again.
 * @throws UsageError for a mistake in an option, or when nobody is named and nobody can be asked; Cancelled
 */
export async function chosenApprovers(terminal: Terminal, given: readonly string[]): Promise<readonly Person[]> {
  const approvers: Person[] = [];
  for (const text of given) {
    const read = approverIn(text, approvers);
    if ('mistake' in read) throw UsageError.of('--approver', read.mistake);
    approvers.push(read.approver);
  }
  return approvers.length > 0 ? approvers : askForApprovers(terminal);
}

async function askForApprovers({ ask, err }: Terminal): Promise<readonly Person[]> {
  if (ask === undefined)
    throw UsageError.of(
      '--approver',
      `expected ${form} of everybody who may decide about root users, got nothing, and there is no terminal to ask on`,
    );
  err('Who may decide about root users? At least one person, because nothing is ever approved by default.');
  const approvers: Person[] = [];
  for (;;) {
    const text = await ask(`${approvers.length === 0 ? 'Name <address>' : 'Another one, or Enter'}: `);
    if (text === '' && approvers.length > 0) return approvers;
    const read = approverIn(text, approvers);
    if ('mistake' in read) err(read.mistake);
    else approvers.push(read.approver);
  }
}

/** One more approver after those that there are. */
function approverIn(
  text: string,
  earlier: readonly Person[],
): { readonly approver: Person } | { readonly mistake: string } {
  const [first, ...others] = addressparser(text.replace(/^"(.*)"$/, '$1'));
  const isOne = first !== undefined && others.length === 0 && 'address' in first;
  if (!isOne || first.name === '' || !/<[^<>]+>\s*$/.test(text.replace(/"$/, '')))
    return { mistake: `expected ${form}, got ${text || 'nothing'}` };
  const parsed = parseApprovers([...earlier, { name: first.name, email: first.address ?? '' }]);
  if (!parsed.ok) return { mistake: parsed.mistakes.map(({ message }) => message).join('; ') };
  const approver = parsed.approvers.at(-1);
  return approver === undefined ? { mistake: `expected ${form}` } : { approver };
}
