import type { CaseEvent, CaseRecord } from './case';
import { CaseClosedError } from '../errors';
import { isClosed } from './closed';

/** One write of a record. */
export interface Write {
  readonly set?: Partial<Omit<CaseRecord, 'account' | 'rule' | 'generation' | 'timeline' | 'revision' | 'writeId'>>;
  readonly events: readonly CaseEvent[];
  /** Who writes and why: the same for every attempt at this write, different for any other write. */
  readonly writer: string;
}

/**
 * The record after the write: one revision higher, with a write id by which the writer recognises its own write.
 * @throws CaseClosedError when the write would change the state of a closed generation.
 */
export function written(record: CaseRecord, { set = {}, events, writer }: Write): CaseRecord {
  const { account, rule, generation, state } = record;
  if (set.state !== undefined && isClosed(record))
    throw new CaseClosedError(
      `Case ${account} ${rule}, generation ${generation}, is ${state} and cannot become ${set.state}.`,
    );
  const revision = record.revision + 1;
  return {
    ...record,
    ...set,
    timeline: [...record.timeline, ...events],
    revision,
    writeId: `${writer}/${account}/${rule}/${generation}/${revision}`,
  };
}
