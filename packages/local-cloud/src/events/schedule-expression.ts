import { type Cron, parseCron } from './cron';
import { type TimeZone, timeZone } from './time-zone';

/** A repeating schedule of EventBridge Scheduler. */
export type Schedule =
  | {
      readonly kind: 'rate';
      /** As AWS documents it. */
      readonly expression: string;
      readonly milliseconds: number;
    }
  | {
      readonly kind: 'cron';
      /** As AWS documents it, names in upper case. */
      readonly expression: string;
      readonly cron: Cron;
    };

const unitMilliseconds: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** Source: EventBridge Scheduler API reference, CreateSchedule, `ScheduleExpression`. */
const longest = 256;
const either = 'rate(n minutes|hours|days) or cron(minutes hours day-of-month month day-of-week year)';

/**
 * Parses `rate(value unit)` or `cron(fields)`, or says what was expected. Names of months and days may be in small
 * letters. What AWS takes and does not document, e.g. five fields, `LW` or a range from FRI to MON, is refused.
 * Source: EventBridge Scheduler user guide, "Schedule types".
 */
export function parseSchedule(text: string): Schedule | { readonly expected: string } {
  if (text.length > longest) return { expected: `at most ${longest} characters` };
  const [, value, unit = ''] = /^rate\(([1-9]\d{0,4}) (minute|hour|day)s?\)$/.exec(text) ?? [];
  if (value !== undefined)
    return { kind: 'rate', expression: text, milliseconds: Number(value) * (unitMilliseconds[unit] ?? 0) };
  const [, fields] = /^cron\((.*)\)$/.exec(text) ?? [];
  if (fields === undefined) return { expected: either };
  const cron = parseCron(fields.toUpperCase());
  if ('expected' in cron) return { expected: `cron(...) with ${cron.expected}` };
  return { kind: 'cron', expression: `cron(${fields.trim().toUpperCase().split(/\s+/).join(' ')})`, cron };
}

/** True for a name in the IANA time zone database, which AWS uses. */
export const isTimeZone = (name: string): boolean => timeZone(name) !== undefined;

/** The first time of a cron schedule after another; undefined when there is none. */
export function nextCronTime(cron: Cron, zone: TimeZone, after: Date): Date | undefined {
  const from = zone.wallTime(after);
  for (const year of cron.years.filter((one) => one >= from.year))
    for (const month of cron.months) {
      if (year === from.year && month < from.month) continue;
      for (const day of cron.daysIn(year, month)) {
        if (year === from.year && month === from.month && day < from.day) continue;
        const isSame = year === from.year && month === from.month && day === from.day;
        for (const hour of cron.hours)
          for (const minute of cron.minutes) {
            if (isSame && hour * 60 + minute < from.hour * 60 + from.minute) continue;
            // When clocks go forward, times that they leave out are skipped; when they go back, the first one counts.
            // Source: EventBridge Scheduler user guide, "Daylight savings time on EventBridge Scheduler".
            const at = zone.instantOf({ year, month, day, hour, minute });
            if (at !== undefined && at > after) return at;
          }
      }
    }
  return undefined;
}
