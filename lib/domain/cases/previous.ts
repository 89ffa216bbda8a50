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

/** The detail of the event that closed the generation, for example `not-done`. */
export const endingOf = ({ timeline }: Pick<CaseRecord, 'timeline'>): string =>
  timeline.findLast(({ event }) => closings.includes(event))?.detail ?? '';

/** What the next generation keeps of the one before. */
export function previousOf(record: CaseRecord | undefined): Pick<CaseRecord, 'previous' | 'askedBefore'> {
  if (record === undefined) return {};
  const { state, decidedBy } = record;
  const previous: Previous = { state, detail: endingOf(record), ...(decidedBy === undefined ? {} : { by: decidedBy }) };
  return { previous, ...(record.askedBefore === true || wasAsked(record) ? { askedBefore: true } : {}) };
}
