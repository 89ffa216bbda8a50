import type { CaseEventName, CaseRecord, CaseState } from './case';
import { type CaseRun, writeIdOf } from './subject';

export interface Closing {
  readonly state: CaseState & ('done' | 'expired' | 'stale');
  readonly event: CaseEventName;
  readonly detail: string;
}

/** Closes the generation on behalf of a run. */
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
