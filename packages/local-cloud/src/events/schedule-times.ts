import { EventError } from './event-error';
import { nextCronTime, parseSchedule } from './schedule-expression';
import { timeZone } from './time-zone';

/** The times of one schedule. */
export interface ScheduleTimes {
  /** The first time after the given one; undefined when there is none. */
  next(after: Date): Date | undefined;
}

export interface ScheduleStart {
  /** When the schedule was created. A rate counts from here, without a tick at the start itself. */
  readonly start: Date;
  /** IANA name, used by `cron(...)`. */
  readonly timezone: string;
}

/**
 * The times of `rate(value unit)` or `cron(fields)`.
 *
 * @throws EventError naming any other expression, also `at(...)`, and a time zone that the IANA database does not have
 */
export function scheduleTimes(expression: string, { start, timezone }: ScheduleStart): ScheduleTimes {
  const schedule = parseSchedule(expression);
  if ('expected' in schedule)
    throw new EventError(`the schedule expression ${expression}: expected ${schedule.expected}`);
  const zone = timeZone(timezone);
  if (zone === undefined)
    throw new EventError(`the schedule expression ${expression}: ${timezone} is no time zone of the IANA database`);
  if (schedule.kind === 'cron') return { next: (after) => nextCronTime(schedule.cron, zone, after) };
  // A day of a rate is 24 hours, whatever the clocks do.
  const { milliseconds } = schedule;
  return {
    next: (after) => {
      const ticks = Math.floor((after.getTime() - start.getTime()) / milliseconds) + 1;
      return new Date(start.getTime() + Math.max(1, ticks) * milliseconds);
    },
  };
}
