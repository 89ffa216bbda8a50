import { cron } from './cron';
import { EventError } from './event-error';

const unitMilliseconds: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

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
 * Parses `rate(value unit)` or `cron(fields)`.
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 *
 * @throws EventError naming any other expression, also `at(...)`
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
