import { createInterface } from 'node:readline/promises';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/**
 * Makes sure that a person means this account: they type its last four digits, or give them with `--confirm`.
 * @throws UsageError when they do not, or when nobody can be asked
 */
export async function confirmAccount(terminal: Terminal, account: string, given: string | undefined): Promise<void> {
  const wanted = account.slice(-4);
  const typed = given ?? (await ask(terminal));
  if (typed === wanted) return;
  throw UsageError.of('--confirm', `expected the last four digits of account ${account}, got ${typed || 'nothing'}`);
}

async function ask(terminal: Terminal): Promise<string> {
  if (!process.stdin.isTTY) return '';
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await reader.question(terminal.colors.bold('Type the last four digits of the account: '))).trim();
  } finally {
    reader.close();
  }
}
