import type { Instant } from '../account';
import type { CaseRecord, Refusal } from './case';
import type { DecisionRequest } from './decision-request';
import { written } from './written';

/** A generation notes at most this many refused answers: a table item has a size limit, which nobody may use up. */
const notedAtMost = 20;

/** Longest valid e-mail address. Nobody has checked the address of a refused answer, so it is cut. */
const emailLength = 254;

interface Refused {
  readonly kind: 'refused';
  readonly detail: Refusal;
  /** The record with the refusal added to its timeline. Absent when it holds `notedAtMost` refusals already. */
  readonly after?: CaseRecord;
}

/** Refuses an answer and notes that in the timeline. */
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
