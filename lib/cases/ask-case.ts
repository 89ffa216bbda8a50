import { isWaiting } from '../domain/cases/sweep';
import type { Invocation } from '../invocation/invocation';
import { restartOf } from '../workflow/case-executions';
import type { AskInput } from '../workflow/payloads';
import { CaseTable } from '../aws/storage/tables/case-table';
import { AskedElsewhereError, CaseMovedError } from './errors';
import { WaitItems } from '../aws/storage/tables/wait-items';

/**
 * Stores the task token of a waiting execution, then reads the case. A decision does the opposite: it writes the case,
 * then reads the token. So at least one of the two sees the other.
 * @throws CaseMovedError when the case does not (or no longer) wait
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
