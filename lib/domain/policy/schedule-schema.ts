import * as z from 'zod';

interface CronField {
  readonly min: number;
  readonly max: number;
  /** Names for `min`, `min + 1`, ... */
  readonly names?: readonly string[];
  /** Other values of the whole field, besides numbers, lists, ranges and steps. */
  readonly special?: RegExp;
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const weekday = `(?:[1-7]|${weekdays.join('|')})`;

/** Source: EventBridge Scheduler user guide, "Schedule types", cron-based schedules: fields, values and wildcards. */
const cronFields: readonly CronField[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31, special: /^(?:\?|L|(?:[1-9]|[12][0-9]|3[01])W)$/ },
  { min: 1, max: 12, names: months },
  { min: 1, max: 7, names: weekdays, special: new RegExp(`^(?:\\?|L|${weekday}L|${weekday}#[1-5])$`) },
  { min: 1970, max: 2199 },
];

function numberIn(text: string, { min, max, names = [] }: CronField): number | undefined {
  const named = names.indexOf(text);
  if (named >= 0) return min + named;
  const value = /^[0-9]{1,4}$/.test(text) ? Number(text) : -1;
  return value >= min && value <= max ? value : undefined;
}

/** True for an entry of a list: `*`, `5` or `1-5`, with an optional step `/10`. */
function isEntry(text: string, field: CronField): boolean {
  const [base = '', step, ...more] = text.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9][0-9]{0,3}$/.test(step))) return false;
  if (base === '*') return true;
  const [first, last] = base.split('-').map((end) => numberIn(end, field));
  if (base.split('-').length > 2 || first === undefined) return false;
  return base.includes('-') ? last !== undefined && first <= last : true;
}

function isCron(text: string): boolean {
  const fields = text.trim().toUpperCase().split(/ +/);
  if (fields.length !== cronFields.length) return false;
  if ([fields[2], fields[4]].filter((day) => day === '?').length !== 1) return false;
  return cronFields.every((field, index) => {
    const value = fields[index] ?? '';
    return field.special?.test(value) === true || value.split(',').every((entry) => isEntry(entry, field));
  });
}

/** True when EventBridge Scheduler accepts the text as a repeating schedule. */
export function isSchedule(text: string): boolean {
  if (text.length > 256) return false;
  if (/^rate\([1-9][0-9]{0,4} (?:minutes?|hours?|days?)\)$/.test(text)) return true;
  const cron = /^cron\((.*)\)$/.exec(text);
  return cron !== null && isCron(cron[1] ?? '');
}

/** When full runs start: `rate(...)` or `cron(...)`, UTC. */
export const ScheduleSchema = z
  .string()
  .trim()
  .refine(
    isSchedule,
    'rate(n minutes|hours|days), or cron(...) with six fields and ? as exactly one of the two day fields',
  );
