import { cron } from './cron';
import { EventError } from './event-error';

const unitMilliseconds: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** The times of one schedule. */
export interface ScheduleTimes {
  /** The first time after the one given; `undefined` when there is none. */
  next(after: Date): Date | undefined;
}

export interface ScheduleStart {
  /** When the schedule was made: a rate is counted from here, and the start itself is not one of its times. */
  readonly start: Date;
  /** IANA name; used by `cron(...)`. */
  readonly timezone: string;
}

/**
 * Reads `rate(value unit)` or `cron(fields)`.
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 *
 * @throws EventError naming any other expression, `at(...)` included
 */
export function scheduleTimes(expression: string, { start, timezone }: ScheduleStart): ScheduleTimes {
  const [, value, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const interval = Number(value) * (unitMilliseconds[unit] ?? 0);
  if (interval > 0)
    return {
      next: (after) => {
        const ticks = Math.floor((after.getTime() - start.getTime()) / interval) + 1;
        return new Date(start.getTime() + Math.max(1, ticks) * interval);
      },
    };
  const [, fields] = /^cron\((.+)\)$/.exec(expression) ?? [];
  if (fields === undefined)
    throw new EventError(`the schedule expression ${expression} is malformed or not supported locally`);
  return { next: cron(fields, timezone) };
}
