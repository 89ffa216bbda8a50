import { isWaiting } from '../domain/cases/sweep';
import type { Invocation } from '../invocation/invocation';
import { restartOf } from '../workflow/case-executions';
import type { AskInput } from '../workflow/payloads';
import { CaseTable } from '../aws/storage/tables/case-table';
import { AskedElsewhereError, CaseMovedError } from './errors';
import { WaitItems } from '../aws/storage/tables/wait-items';

/**
 * Keeps the token of an execution that waits, and only then looks at the case: a decision writes the case and then looks for a token,
 * so that one of the two always sees the other.
 * @throws CaseMovedError when the case does not wait (any more)
 * @throws AskedElsewhereError when a later execution of the same generation waits
 */
export async function askCase(
  { clients, environment }: Invocation,
  { case: subject, execution, token, now }: AskInput,
): Promise<void> {
  const { account, rule, generation } = subject;
  const cases = new CaseTable(clients, environment.table);
  const waits = new WaitItems(clients, environment.table);
  const name = `Case ${account} ${rule}, generation ${generation}`;
  const restart = restartOf(execution.arn);
  const wait = { account, rule, generation, execution: execution.arn, restart, token, askedAt: now };
  if (!(await waits.put(wait))) throw new AskedElsewhereError(`${name}, is asked about by a later execution.`);
  const record = await cases.read(subject);
  if (!isWaiting(record, subject)) throw new CaseMovedError(`${name}, does not wait for a decision.`);
}
