import type { Instant } from '../account';
import type { CaseEventName, CaseRecord } from './case';
import type { Policy } from '../policy/schema';
import { addDays, isAfter } from '../time';
import { written } from './written';

export interface Reminders {
  /** Mail the approvers again. */
  readonly remind: boolean;
  /** Mail the people of `approvals.escalateTo`. This gives them no authority to decide. */
  readonly escalate: boolean;
}

const none: Reminders = { remind: false, escalate: false };

/**
 * Which mails are due for a waiting case. Each entry of `remindAfterDays` that has passed since the approvers were
 * asked is due once; if several passed unnoticed, one reminder covers them. The last entry also escalates, once. `now`
 * is the start of the run, so people have at least that many whole days to answer.
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

/** How often the approvers were asked so far, reminders included. */
export const timesAsked = ({ timeline }: CaseRecord): number =>
  timeline.filter(({ event }) => event === 'asked' || event === 'reminded').length;

/** The record after the mails went out. `sent` says to how many people (`2 approvers`, `1 person`). */
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
