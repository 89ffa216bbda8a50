import type { Instant } from '../account';
import type { CaseRecord, Refusal } from './case';
import type { DecisionRequest } from './decision-request';
import { written } from './written';

/** At most this many refusals are noted: a table item has a size limit, which nobody may use up. */
const notedAtMost = 20;

/** Longest valid e-mail address. Nobody has checked a refused person's address, so it is cut. */
const emailLength = 254;

interface Refused {
  readonly kind: 'refused';
  readonly detail: Refusal;
  /** The record with the refusal noted. Absent: enough are noted already. */
  readonly after?: CaseRecord;
}

/** Refuses an answer and notes the refusal. */
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
