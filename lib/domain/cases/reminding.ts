import type { Instant } from '../account';
import type { CaseEventName, CaseRecord } from './case';
import type { Policy } from '../policy/schema';
import { addDays, isAfter } from '../time';
import { written } from './written';

export interface Reminders {
  /** The approvers are asked again. */
  readonly remind: boolean;
  /** The people of `approvals.escalateTo` are told; that gives them no authority. */
  readonly escalate: boolean;
}

const none: Reminders = { remind: false, escalate: false };

/**
 * What is due for a case that waits: one reminder for each of `remindAfterDays` that has passed since the approvers were
 * asked, but a single one when several passed unnoticed, and with the last of them the escalation, once. `now` is the start
 * of the run: people have whole days to answer, and a run at the same hour is no second mail on the way.
 */
export function remindersDue(record: CaseRecord, { approvals }: Policy, now: Instant): Reminders {
  const asked = record.timeline.find(({ event }) => event === 'asked');
  if (record.state !== 'pending' || asked === undefined || !isAfter(record.expiresAt, now)) return none;
  const times = approvals.remindAfterDays.map((days) => addDays(asked.at, days));
  const passed = times.findLast((time) => !isAfter(time, now));
  if (passed === undefined) return none;
  const since = (names: readonly CaseEventName[]): boolean =>
    record.timeline.some(({ event, at }) => names.includes(event) && !isAfter(passed, at));
  const isLast = passed === times.at(-1);
  return {
    remind: !since(['asked', 'reminded']),
    escalate: isLast && approvals.escalateTo.length > 0 && !since(['escalated']),
  };
}

/** How often the approvers were asked about this generation so far. */
export const timesAsked = ({ timeline }: CaseRecord): number =>
  timeline.filter(({ event }) => event === 'asked' || event === 'reminded').length;

/** The record once the mails went out; the details say how many (`2 approvers`, `1 person`). */
export const markReminded = (
  record: CaseRecord,
  now: Instant,
  sent: { readonly reminded?: string; readonly escalated?: string },
): CaseRecord =>
  written(record, {
    events: (['reminded', 'escalated'] as const).flatMap((event) => {
      const detail = sent[event];
      return detail === undefined ? [] : [{ at: now, event, by: 'rootward', detail }];
    }),
    writer: `remind/${now}`,
  });
