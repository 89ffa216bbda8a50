/** The days of one month that a cron expression names, ascending. `month` counts from 1. */
export interface CronDays {
  readonly daysIn: DaysIn;
}
export type DaysIn = (year: number, month: number) => readonly number[];

type ValuesOf = (text: string) => readonly number[] | undefined;

const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** 1 is Sunday, as AWS counts. */
const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;

const allDays = (year: number, month: number): readonly number[] =>
  Array.from({ length: lengthOf(year, month) }, (_, index) => index + 1);

/** Field day of month: `L` is the last day, `15W` the weekday nearest to the 15th. Undefined when it is malformed. */
export function dayField(text: string, valuesOf: ValuesOf): DaysIn | undefined {
  if (text === '?') return () => [];
  if (text === 'L') return (year, month) => [lengthOf(year, month)];
  const [, nearest] = /^([1-9]|[12]\d|3[01])W$/.exec(text) ?? [];
  if (nearest !== undefined) return (year, month) => nearestWeekday(year, month, Number(nearest));
  const days = valuesOf(text);
  return days && ((year, month) => days.filter((day) => day <= lengthOf(year, month)));
}

/** The weekday (Monday to Friday) nearest to a day, in the same month. */
function nearestWeekday(year: number, month: number, day: number): readonly number[] {
  const last = lengthOf(year, month);
  if (day > last) return [];
  const weekday = weekdayOf(year, month, day);
  if (weekday === 7) return [day === 1 ? 3 : day - 1];
  if (weekday === 1) return [day === last ? day - 2 : day + 1];
  return [day];
}

/**
 * Field day of week: `L` is Saturday, `6L` the last Friday of the month, `6#2` the second one. Undefined when it is
 * malformed.
 */
export function weekdayField(text: string, valuesOf: ValuesOf): DaysIn | undefined {
  if (text === '?') return () => [];
  const of = (weekday: number) => (year: number, month: number) =>
    allDays(year, month).filter((day) => weekdayOf(year, month, day) === weekday);
  if (text === 'L') return of(7);
  const [, name = '', last, place] = /^([1-7]|[A-Z]{3})(?:(L)|#([1-5]))$/.exec(text) ?? [];
  const [weekday] = valuesOf(name) ?? [];
  if (last !== undefined && weekday !== undefined) return (year, month) => of(weekday)(year, month).slice(-1);
  if (place !== undefined && weekday !== undefined)
    return (year, month) => of(weekday)(year, month).slice(Number(place) - 1, Number(place));
  const weekdays = valuesOf(text);
  return (
    weekdays && ((year, month) => allDays(year, month).filter((day) => weekdays.includes(weekdayOf(year, month, day))))
  );
}
