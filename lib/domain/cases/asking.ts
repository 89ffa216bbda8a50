import type { Instant } from '../account';
import type { CaseRecord } from './case';

/** True for a generation that waits for a decision and that no mail has asked about. */
export const needsAsking = ({ state, timeline }: CaseRecord): boolean =>
  state === 'pending' && !timeline.some(({ event }) => event === 'asked');

/** The record after the approvers were asked; `detail` names them. A retry with the same `at` has the same write id. */
export const markAsked = (record: CaseRecord, at: Instant, detail: string): CaseRecord => ({
  ...record,
  timeline: [...record.timeline, { at, event: 'asked', by: 'rootward', detail }],
  revision: record.revision + 1,
  writeId: `asked/${at}/${record.account}/${record.rule}/${record.generation}`,
});
