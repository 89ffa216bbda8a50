import { CronExpressionParser } from 'cron-parser';
import { EventError } from './event-error';

const lastYear = 2199;
const dayMilliseconds = 86_400_000;
const names = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC SUN MON TUE WED THU FRI SAT';
/** AWS does not have all that cron libraries accept, e.g. H and @daily. */
const alphabet = new RegExp(String.raw`^(?:[\d\s*,/?#LW-]|${names.replaceAll(' ', '|')})+$`);

/**
 * Parses an AWS cron expression: minutes, hours, day of month, month, day of week (1 = Sunday), year.
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 *
 * @returns a function that gives the first time after another; undefined when there is none
 * @throws EventError naming an expression that is malformed or not supported (W)
 */
export function cron(fields: string, timezone: string): (after: Date) => Date | undefined {
  const parts = fields.trim().split(/\s+/);
  const [minutes, hours, dayOfMonth = '', month, dayOfWeek = '', year = ''] = parts;
  const refuse = (why: string, cause?: unknown): EventError =>
    new EventError(`cron(${fields}) in ${timezone}: ${why}`, { cause });
  if (parts.length !== 6) throw refuse('expected six fields');
  if (!alphabet.test(fields)) throw refuse('it is malformed');
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) throw refuse('expected ? as day of month or as day of week');
  if (dayOfMonth.includes('W')) throw refuse('W is not supported locally');
  const inYear = yearsOf(year);
  if (!inYear) throw refuse(`${year} is not a year`);
  const days = [dayOfMonth, daysFromZero(dayOfWeek)].map((field) => (field === '?' ? '*' : field));
  const expression = [minutes, hours, days[0], month, days[1]].join(' ');
  if (expression.includes('?')) throw refuse('expected ? only as day');
  const following = (after: Date) =>
    CronExpressionParser.parse(expression, { currentDate: after, tz: timezone }).next();
  try {
    following(new Date(0));
  } catch (error: unknown) {
    throw refuse('it is malformed', error);
  }
  return (after) => {
    for (let from = after; ;) {
      const time = following(from);
      if (inYear(time.getFullYear())) return time.toDate();
      let next = time.getFullYear() + 1;
      while (next <= lastYear && !inYear(next)) next++;
      if (next > lastYear) return undefined;
      // One day early, because the year starts earlier than in UTC in some time zones.
      from = new Date(Math.max(time.getTime(), Date.UTC(next, 0, 1) - dayMilliseconds));
    }
  };
}

/** AWS counts days of the week from 1, cron from 0. */
const daysFromZero = (field: string): string => {
  const fromZero = (day: string): string => (/^[1-7]$/.test(day) ? String(Number(day) - 1) : `invalid-${day}`);
  const item = (text: string): string =>
    text
      .replace(/^L$/, '7')
      .replace(/^\d+/, fromZero)
      .replace(/-(\d+)/, (_, day: string) => `-${fromZero(day)}`);
  return field.split(',').map(item).join(',');
};

function yearsOf(field: string): ((year: number) => boolean) | undefined {
  const ranges = field.split(',').map((item) => /^(?:\*|(\d{4})(?:-(\d{4}))?)(?:\/(\d+))?$/.exec(item));
  if (ranges.includes(null)) return undefined;
  return (year) =>
    year <= lastYear &&
    ranges.some((range) => {
      const [, from, to, every] = range ?? [];
      const first = Number(from ?? 1970);
      const last = Number(to ?? (from === undefined || every !== undefined ? lastYear : from));
      return year >= first && year <= last && (year - first) % Number(every ?? 1) === 0;
    });
}
