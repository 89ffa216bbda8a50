import type { Instant } from '../account';
import type { CaseRecord } from './case';
import { written } from './written';

interface Ending {
  /** The closing state; the timeline event has the same name. */
  readonly state: 'expired' | 'stale' | 'failed';
  readonly detail: string;
  readonly now: Instant;
  /** Who closes the generation and why, for the write id. */
  readonly writer: string;
}

/** The generation as the Case workflow closes it. @throws CaseClosedError when it is closed already. */
export const closeGeneration = (record: CaseRecord, { state, detail, now, writer }: Ending): CaseRecord =>
  written(record, {
    set: { state, closedAt: now },
    events: [{ at: now, event: state, by: 'rootward', detail }],
    writer,
  });
