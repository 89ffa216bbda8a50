import type { CaseRecord } from './case';
import { caseKey } from './subject';

/** One generation of one case. */
type Generation = Pick<CaseRecord, 'account' | 'rule' | 'generation'>;

/** A stored wait, without its task token. */
export interface Wait extends Generation {
  /** Number of the execution that waits: 0 for the first, one more for each restart. */
  readonly restart: number;
}

/** The newest execution of a generation that Step Functions knows. */
export interface CaseExecution extends Generation {
  readonly restart: number;
  readonly running: boolean;
}

export type SweepStep<W extends Wait = Wait> =
  /** Complete the task of the wait, then delete the wait if that worked or the task is gone. */
  | { readonly kind: 'wake'; readonly wait: W }
  /** Delete the wait: its execution has ended. */
  | { readonly kind: 'forget'; readonly wait: W }
  /** Start an execution under this number, or under the next one when an execution of that name has ended. */
  | { readonly kind: 'restart'; readonly record: CaseRecord; readonly restart: number };

interface Seen<W extends Wait> {
  readonly waits: readonly W[];
  /** The current records. A wait without a record here counts as answered. */
  readonly records: readonly CaseRecord[];
  /** Executions of open records and of waits, except those that Step Functions does not know. */
  readonly executions: readonly CaseExecution[];
}

const keyOf = (one: Generation): string => `${caseKey(one)}/${one.generation}`;

/** True while the workflow has work to do for the record: wait, act or verify. */
export const needsExecution = ({ state }: Pick<CaseRecord, 'state'>): boolean =>
  state === 'pending' || state === 'approved' || state === 'acting';

/** True while the generation waits for a decision. */
export const isWaiting = (record: CaseRecord | undefined, { generation }: Pick<Generation, 'generation'>): boolean =>
  record?.state === 'pending' && record.generation === generation;

/** Finds lost wake-ups and executions by the current states, so doing it twice does no harm. Never decides a case. */
export function sweepSteps<W extends Wait>({ waits, records, executions }: Seen<W>): readonly SweepStep<W>[] {
  const current = new Map(records.map((record) => [caseKey(record), record]));
  const newest = new Map<string, CaseExecution>();
  for (const execution of executions)
    if (execution.restart >= (newest.get(keyOf(execution))?.restart ?? 0)) newest.set(keyOf(execution), execution);
  const isOver = (wait: W): boolean => {
    const execution = newest.get(keyOf(wait));
    return execution !== undefined && (execution.restart > wait.restart || !execution.running);
  };
  const answered = waits.filter((wait) => !isWaiting(current.get(caseKey(wait)), wait));
  const gone = records.filter((record) => needsExecution(record) && newest.get(keyOf(record))?.running !== true);
  return [
    ...answered.map((wait) => ({ kind: isOver(wait) ? ('forget' as const) : ('wake' as const), wait })),
    ...gone.map((record) => ({
      kind: 'restart' as const,
      record,
      restart: (newest.get(keyOf(record))?.restart ?? -1) + 1,
    })),
  ];
}
