import type { CaseRecord } from './case';
import { caseKey } from './subject';

/** One generation of one case. */
type Generation = Pick<CaseRecord, 'account' | 'rule' | 'generation'>;

/** A stored task token, without the token. */
export interface Wait extends Generation {
  /** Number of the execution that waits: 0 for the first, then one more for each restart. */
  readonly restart: number;
}

/** The newest execution of a generation that Step Functions knows. */
export interface CaseExecution extends Generation {
  readonly restart: number;
  readonly running: boolean;
}

export type SweepStep<W extends Wait = Wait> =
  /** Complete the task of the wait, and forget the wait once that is done or the task is gone. */
  | { readonly kind: 'wake'; readonly wait: W }
  /** Delete the wait: its execution is over. */
  | { readonly kind: 'forget'; readonly wait: W }
  /** Start an execution for the record under the number, or under the next one when an execution of that name has ended. */
  | { readonly kind: 'restart'; readonly record: CaseRecord; readonly restart: number };

interface Seen<W extends Wait> {
  readonly waits: readonly W[];
  /** The current records. One that is missing is taken as not waiting any more. */
  readonly records: readonly CaseRecord[];
  /** Of every open record and of every wait that has one; absent: Step Functions knows none. */
  readonly executions: readonly CaseExecution[];
}

const keyOf = (one: Generation): string => `${caseKey(one)}/${one.generation}`;

/** True while the workflow has something to do for the record: wait, act or verify. */
export const needsExecution = ({ state }: Pick<CaseRecord, 'state'>): boolean =>
  state === 'pending' || state === 'approved' || state === 'acting';

/** True while the generation waits for a decision. */
export const isWaiting = (record: CaseRecord | undefined, { generation }: Pick<Generation, 'generation'>): boolean =>
  record?.state === 'pending' && record.generation === generation;

/**
 * What brings the workflow in line with the case table again: wake-ups that were lost, executions that are gone. It goes
 * by what is, not by what happened, so doing it twice does no harm; it decides nothing.
 */
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
