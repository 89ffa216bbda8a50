import { isTimeZone, parseSchedule } from '@rootward/local-cloud/schedule';
import * as z from 'zod';

/** When full runs start: `rate(...)` or `cron(...)`. Names of months and days become upper case, as AWS writes them. */
export const ScheduleSchema = z
  .string()
  .trim()
  .transform((text, context) => {
    const schedule = parseSchedule(text);
    if (!('expected' in schedule)) return schedule.expression;
    context.addIssue({ code: 'custom', message: schedule.expected, input: text });
    return z.NEVER;
  });

/** The time zone of a `cron(...)`. */
export const TimeZoneSchema = z
  .string()
  .trim()
  .refine(isTimeZone, 'the name of a time zone in the IANA database, like UTC or Europe/Berlin');
