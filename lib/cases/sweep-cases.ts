import type { Instant } from '../domain/account';
import type { CaseRecord } from '../domain/cases/case';
import { caseKey } from '../domain/cases/subject';
import { isWaiting, needsExecution, sweepSteps, type CaseExecution, type SweepStep } from '../domain/cases/sweep';
import { restartOf } from '../workflow/case-executions';
import { CaseExecutions } from '../aws/executions/case-executions';
import { CaseTable } from '../aws/storage/tables/case-table';
import type { Clients } from '../aws/sdk/clients';
import { concurrently } from '../aws/sdk/concurrently';
import type { Invocation } from '../invocation/invocation';
import { log } from '../invocation/log';
import type { SweepInput } from '../workflow/payloads';
import { errorName } from '../aws/sdk/throttling';
import { type WaitItem, WaitItems } from '../aws/storage/tables/wait-items';
import { wake } from '../aws/executions/wake';

interface Sweeping {
  readonly clients: Pick<Clients, 'sfn'>;
  readonly cases: CaseTable;
  readonly waits: WaitItems;
  readonly executions: CaseExecutions;
  readonly now: Instant;
}

export interface Swept {
  readonly woken: number;
  readonly restarted: number;
  /** Steps that failed; the next sweep repeats them. */
  readonly failed: number;
}

/** How many steps run at the same time. */
const atOnce = 5;

/** Repeats lost wake-ups and restarts lost executions, by the current state of cases and waits. It decides nothing. */
export async function sweepCases({ clients, environment }: Invocation, { now }: SweepInput): Promise<Swept> {
  const sweeping: Sweeping = {
    clients,
    cases: new CaseTable(clients, environment.table),
    waits: new WaitItems(clients, environment.table),
    executions: new CaseExecutions(clients, environment.caseMachine),
    now,
  };
  const { cases, waits: items } = sweeping;
  // Read the waits first: then the wait of a case that is decided meanwhile is in the list.
  const waits = await items.all();
  const indexed = await cases.current(['pending', 'approved', 'acting']);
  const records = await withAnswered(cases, indexed, waits);
  const executions = await executionsOf(sweeping, records, waits);
  const done = await concurrently(sweepSteps({ waits, records, executions }), atOnce, (step) =>
    take(sweeping, step).catch((error: unknown): Done => {
      const { account } = step.kind === 'restart' ? step.record : step.wait;
      log({ stage: 'sweep', event: `${step.kind} failed`, accountId: account, error: errorName(error) });
      return 'failed';
    }),
  );
  const count = (wanted: Done): number => done.filter((one) => one === wanted).length;
  return { woken: count('woken'), restarted: count('restarted'), failed: count('failed') };
}

/** Reads answered cases from the table itself, because the index may lag. */
async function withAnswered(
  cases: CaseTable,
  indexed: readonly CaseRecord[],
  waits: readonly WaitItem[],
): Promise<readonly CaseRecord[]> {
  const records = new Map(indexed.map((record) => [caseKey(record), record]));
  const answered = waits.filter((wait) => !isWaiting(records.get(caseKey(wait)), wait));
  for (const record of await concurrently(answered, atOnce, (wait) => cases.read(wait)))
    if (record !== undefined) records.set(caseKey(record), record);
  return [...records.values()];
}

/** The newest known execution of every open case and of every wait. */
async function executionsOf(
  { executions }: Sweeping,
  records: readonly CaseRecord[],
  waits: readonly WaitItem[],
): Promise<readonly CaseExecution[]> {
  const restarts = new Map<string, Omit<CaseExecution, 'running'>>();
  const note = (
    { account, rule, generation }: Pick<CaseRecord, 'account' | 'rule' | 'generation'>,
    restart: number,
  ) => {
    const key = `${caseKey({ account, rule })}/${generation}`;
    if ((restarts.get(key)?.restart ?? -1) < restart) restarts.set(key, { account, rule, generation, restart });
  };
  for (const wait of waits) note(wait, wait.restart);
  for (const record of records.filter(needsExecution)) note(record, restartOf(record.redeemedBy ?? ''));
  const found = await concurrently([...restarts.values()], atOnce, async (one) => {
    const running = await executions.isRunning(one, one.restart);
    return running === undefined ? [] : [{ ...one, running }];
  });
  return found.flat();
}

type Done = 'woken' | 'restarted' | 'failed' | 'nothing';

async function take({ clients, cases, waits, executions, now }: Sweeping, step: SweepStep<WaitItem>): Promise<Done> {
  if (step.kind === 'restart') {
    // The case may be closed since it was listed.
    const record = await cases.read(step.record);
    if (record?.generation !== step.record.generation || !needsExecution(record)) return 'nothing';
    const number = numberOf(record, step.restart, now);
    // The last sweep may have started this execution, and its token is not stored yet.
    if (number > step.restart && (await executions.isRunning(record, number - 1))) return 'nothing';
    return (await executions.start(record, number)) ? 'restarted' : 'failed';
  }
  const woken = step.kind === 'wake' ? await wake(clients, step.wait) : 'gone';
  if (woken === 'lost') return 'failed';
  await waits.forget(step.wait);
  return woken === 'woken' ? 'woken' : 'nothing';
}

/**
 * The number of another execution. Executions that failed without a stored token used numbers that nobody knows; sweeps
 * restart hourly, so the hours since the case opened skip most of them.
 */
const numberOf = ({ openedAt }: CaseRecord, restart: number, now: Instant): number =>
  restart === 0 ? 0 : Math.max(restart, Math.floor((Date.parse(now) - Date.parse(openedAt)) / 3_600_000));
