import type { CaseChange, CaseRecord } from '../domain/cases/case';
import { caseKey } from '../domain/cases/subject';
import { needsExecution } from '../domain/cases/sweep';
import type { CaseExecutions } from '../aws/executions/case-executions';
import type { Clients } from '../aws/sdk/clients';
import { concurrently } from '../aws/sdk/concurrently';
import { log } from '../invocation/log';
import { errorName } from '../aws/sdk/throttling';
import type { WaitItems } from '../aws/storage/tables/wait-items';
import { wake } from '../aws/executions/wake';

interface Following {
  readonly clients: Pick<Clients, 'sfn'>;
  readonly waits: WaitItems;
  readonly executions: CaseExecutions;
}

/** How many calls to Step Functions run at the same time. */
const atOnce = 5;

/**
 * Starts executions for opened cases, and wakes executions whose question the changes closed or replaced. `current`:
 * the cases after the changes. Never throws: the next sweep repeats what failed.
 */
export async function followCaseChanges(
  following: Following,
  changes: readonly CaseChange[],
  current: readonly CaseRecord[],
): Promise<void> {
  const now = new Map(current.map((record) => [caseKey(record), record]));
  await concurrently(changes, atOnce, async ({ before, after }) => {
    const record = now.get(caseKey(after));
    if (record === undefined) return;
    const asks = (one: CaseRecord): boolean => one.generation === record.generation && needsExecution(record);
    // Do not wake a refreshed case, which goes on waiting.
    if (before !== undefined && needsExecution(before) && !asks(before))
      await attempt('wake', before, () => wakeGeneration(following, before));
    const isNew = before?.generation !== record.generation || before.state === 'queued';
    if (isNew && needsExecution(record)) await attempt('start', record, () => following.executions.start(record));
  });
}

async function wakeGeneration({ clients, waits }: Following, generation: CaseRecord): Promise<void> {
  const wait = await waits.read(generation);
  if (wait !== undefined) await wake(clients, wait);
}

async function attempt(what: string, { account }: CaseRecord, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error: unknown) {
    log({ stage: 'conclude', event: `${what} of a case failed`, accountId: account, error: errorName(error) });
  }
}
