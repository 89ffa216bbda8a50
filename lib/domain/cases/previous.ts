import type { CaseEventName, CaseRecord, Previous } from './case';
import { wasAsked } from './telling';

const closings: readonly CaseEventName[] = [
  'rejected',
  'accepted',
  'superseded',
  'expired',
  'stale',
  'failed',
  'closed',
];

/** What the next generation keeps of the one before. */
export function previousOf(record: CaseRecord | undefined): Pick<CaseRecord, 'previous' | 'askedBefore'> {
  if (record === undefined) return {};
  const { state, timeline, decidedBy } = record;
  const detail = timeline.findLast(({ event }) => closings.includes(event))?.detail ?? '';
  const previous: Previous = { state, detail, ...(decidedBy === undefined ? {} : { by: decidedBy }) };
  return { previous, ...(record.askedBefore === true || wasAsked(record) ? { askedBefore: true } : {}) };
}
