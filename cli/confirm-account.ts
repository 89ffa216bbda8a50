import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/**
 * Confirms that a person means this account: they type its last four digits, or pass them with `--confirm`.
 * @throws UsageError when the digits are wrong, or when there is no terminal to ask on
 */
export async function confirmAccount(
  { ask, colors }: Terminal,
  account: string,
  given: string | undefined,
): Promise<void> {
  const typed = given ?? (await ask?.(colors.bold('Type the last four digits of the account: '))) ?? '';
  if (typed === account.slice(-4)) return;
  throw UsageError.of('--confirm', `expected the last four digits of account ${account}, got ${typed || 'nothing'}`);
}
