import { type CronDays, dayField, weekdayField } from './cron-days';

/** The parts of a cron expression, each as the values that it names, ascending. */
export interface Cron extends CronDays {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: readonly number[];
  readonly years: readonly number[];
}

interface Field {
  readonly min: number;
  readonly max: number;
  /** Names for `min`, `min + 1`, ... */
  readonly names?: readonly string[];
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const minute: Field = { min: 0, max: 59 };
const hour: Field = { min: 0, max: 23 };
const day: Field = { min: 1, max: 31 };
const month: Field = { min: 1, max: 12, names: monthNames };
const weekday: Field = { min: 1, max: 7, names: weekdayNames };
const year: Field = { min: 1970, max: 2199 };

/** What AWS documents for the six fields, in its words. */
const expected = {
  minutes: 'minutes of 0-59 as values, lists, ranges (10-20) and steps (0/15)',
  hours: 'hours of 0-23 as values, lists, ranges (8-17) and steps (7/5)',
  days: 'as day of month ?, *, L, 15W, or days of 1-31 as values, lists, ranges and steps',
  months: 'months of 1-12 or JAN-DEC as values, lists, ranges and steps',
  weekdays: 'as day of week ?, *, L, 6L, FRI#2, or days of 1-7 or SUN-SAT (1 is Sunday) as values, lists and ranges',
  years: 'years of 1970-2199 as values, lists, ranges and steps',
} as const;

/**
 * Parses the six fields of an AWS cron expression, in upper case: minutes, hours, day of month, month, day of week, year.
 * Returns what was expected when a field is malformed, or the fields name no day that exists.
 * Source: EventBridge Scheduler user guide, "Schedule types", cron-based schedules.
 */
export function parseCron(fields: string): Cron | { readonly expected: string } {
  const parts = fields.trim().split(/\s+/);
  if (parts.length !== 6) return { expected: 'six fields: minutes, hours, day of month, month, day of week and year' };
  const [minuteText = '', hourText = '', dayText = '', monthText = '', weekdayText = '', yearText = ''] = parts;
  if ((dayText === '?') === (weekdayText === '?')) return { expected: '? as exactly one of the two day fields' };
  const minutes = valuesOf(minuteText, minute);
  if (!minutes) return { expected: expected.minutes };
  const hours = valuesOf(hourText, hour);
  if (!hours) return { expected: expected.hours };
  const days = dayField(dayText, (text) => valuesOf(text, day));
  if (!days) return { expected: expected.days };
  const months = valuesOf(monthText, month);
  if (!months) return { expected: expected.months };
  const weekdays = weekdayField(weekdayText, (text) => (text.includes('/') ? undefined : valuesOf(text, weekday)));
  if (!weekdays) return { expected: expected.weekdays };
  const years = valuesOf(yearText, year);
  if (!years) return { expected: expected.years };
  const cron = { minutes, hours, months, years, daysIn: dayText === '?' ? weekdays : days };
  const exists = years.some((one) => months.some((other) => cron.daysIn(one, other).length > 0));
  return exists ? cron : { expected: 'a day that exists in one of its months and years' };
}

/** The values of a list of `*`, `5`, `1-5`, `0/15` or `1-30/5`, ascending; undefined when one is malformed. */
function valuesOf(text: string, field: Field): readonly number[] | undefined {
  const entries = text.split(',').map((entry) => entryOf(entry, field));
  const values = entries.flatMap((entry) => entry ?? []);
  return entries.includes(undefined) ? undefined : [...new Set(values)].toSorted((a, b) => a - b);
}

function entryOf(text: string, field: Field): readonly number[] | undefined {
  const [, base = '', step = '1'] = /^([^/]+)(?:\/([1-9]\d{0,3}))?$/.exec(text) ?? [];
  const range = /^([^-]+)-([^-]+)$/.exec(base);
  const first = base === '*' ? field.min : valueOf(range?.[1] ?? base, field);
  // A step without a range goes on to the end of the field: 7/5 is every fifth from 7.
  const open = base === '*' || (range === null && text.includes('/'));
  const last = open ? field.max : valueOf(range?.[2] ?? base, field);
  if (first === undefined || last === undefined || first > last || Number(step) > field.max) return undefined;
  return Array.from({ length: Math.floor((last - first) / Number(step)) + 1 }, (_, n) => first + n * Number(step));
}

function valueOf(text: string, { min, max, names = [] }: Field): number | undefined {
  const named = names.indexOf(text);
  if (named >= 0) return min + named;
  const value = /^\d{1,4}$/.test(text) ? Number(text) : -1;
  return value >= min && value <= max ? value : undefined;
}
