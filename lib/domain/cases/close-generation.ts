import type { Instant } from '../account';
import type { CaseRecord } from './case';
import { written } from './written';

interface Ending {
  /** The state that it ends in; the event has the same name. */
  readonly state: 'expired' | 'stale' | 'failed';
  readonly detail: string;
  readonly now: Instant;
  /** Who closes it, and what for. */
  readonly writer: string;
}

/** The generation as the workflow ends it. @throws CaseClosedError when it has ended before. */
export const closeGeneration = (record: CaseRecord, { state, detail, now, writer }: Ending): CaseRecord =>
  written(record, {
    set: { state, closedAt: now },
    events: [{ at: now, event: state, by: 'rootward', detail }],
    writer,
  });
