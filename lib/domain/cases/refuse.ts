import type { Instant } from '../account';
import type { CaseRecord, Refusal } from './case';
import type { DecisionRequest } from './decision-request';
import { written } from './written';

/** A generation notes so many refused answers: a table item is bounded, and nobody shall fill it up for the others. */
const notedAtMost = 20;

/** Longest e-mail address that there is. A refused one was checked by nobody. */
const emailLength = 254;

interface Refused {
  readonly kind: 'refused';
  readonly detail: Refusal;
  /** The record with the refusal noted and nothing else changed. Absent: enough are noted. */
  readonly after?: CaseRecord;
}

/** An answer that does not count. */
export function refuse(
  record: CaseRecord,
  request: DecisionRequest,
  { detail, now }: { readonly detail: Refusal; readonly now: Instant },
): Refused {
  const noted = record.timeline.filter(({ event }) => event === 'refused').length;
  if (noted >= notedAtMost) return { kind: 'refused', detail };
  const by = request.by.trim().slice(0, emailLength);
  const after = written(record, {
    events: [{ at: now, event: 'refused', by, detail }],
    writer: `refuse/${request.decision}/${by}/${now}`,
  });
  return { kind: 'refused', detail, after };
}
