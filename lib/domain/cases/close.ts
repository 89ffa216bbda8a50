import type { CaseEventName, CaseRecord, CaseState } from './case';
import { type CaseRun, writeIdOf } from './subject';

export interface Closing {
  readonly state: CaseState & ('done' | 'expired' | 'stale');
  readonly event: CaseEventName;
  readonly detail: string;
}

/** The generation as a run closes it. */
export const closeCase = (
  record: CaseRecord,
  { state, event, detail }: Closing,
  { run, now }: CaseRun,
): CaseRecord => ({
  ...record,
  state,
  closedAt: now,
  timeline: [...record.timeline, { at: now, event, by: 'rootward', detail }],
  revision: record.revision + 1,
  writeId: writeIdOf(run, record),
});
