import type { CaseRecord } from './case';
import { caseKey } from './subject';

/** Identifies one generation of one case. */
type Generation = Pick<CaseRecord, 'account' | 'rule' | 'generation'>;

/** The stored wait of an execution for a decision, without its task token. */
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
  /** Complete the task of the wait. Then delete the wait if that succeeded or the task no longer exists. */
  | { readonly kind: 'wake'; readonly wait: W }
  /** Delete the wait, because its execution has ended. */
  | { readonly kind: 'forget'; readonly wait: W }
  /**
   * Start an execution for the record under this number. If an execution of that name has ended, use the next number.
   */
  | { readonly kind: 'restart'; readonly record: CaseRecord; readonly restart: number };

interface Seen<W extends Wait> {
  readonly waits: readonly W[];
  /** The current records. A wait without a record here counts as answered. */
  readonly records: readonly CaseRecord[];
  /** One for every open record and every wait. A missing one means that Step Functions knows no execution of it. */
  readonly executions: readonly CaseExecution[];
}

const keyOf = (one: Generation): string => `${caseKey(one)}/${one.generation}`;

/** True while the workflow has work to do for the record: wait, act or verify. */
export const needsExecution = ({ state }: Pick<CaseRecord, 'state'>): boolean =>
  state === 'pending' || state === 'approved' || state === 'acting';

/** True while the generation waits for a decision. */
export const isWaiting = (record: CaseRecord | undefined, { generation }: Pick<Generation, 'generation'>): boolean =>
  record?.state === 'pending' && record.generation === generation;

/**
 * Finds what the workflow lost: waits whose case is answered, and open records without a running execution. It looks
 * only
 * at the current state, so running it twice does no harm. It never decides a case.
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
