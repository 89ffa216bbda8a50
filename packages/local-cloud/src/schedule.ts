/** What other packages may import without the rest of this one: it parses schedule expressions and loads nothing. */
export { isTimeZone, nextCronTime, parseSchedule, type Schedule } from './events/schedule-expression';
export { timeZone, type TimeZone } from './events/time-zone';
