import { isTimeZone, parseSchedule } from '../../src/events/schedule-expression';

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
test.each([
  'rate(1 minute)',
  'rate(15 minutes)',
  'rate(1 hours)',
  'rate(12 hours)',
  'rate(1 day)',
  'rate(30 days)',
  'cron(0 6 * * ? *)',
  'cron(0/15 8-17 ? * MON-FRI *)',
  'cron(*/5 0,12 1,15 JAN,JUL ? 2026-2030)',
  'cron(0-30/10 8-18/2 ? * 2-6 *)',
  'cron(0 6 L * ? *)',
  'cron(0 6 15W * ? *)',
  'cron(0 6 ? * L *)',
  'cron(0 6 ? * 6L *)',
  'cron(0 6 ? * FRI#2 *)',
  'cron(0 6 ? * 2,4-6 2026/2)',
  'cron(0 6 29 2 ? *)',
  'cron(0 6 31 * ? *)',
])('%s is a schedule', (text) => {
  expect(parseSchedule(text)).toMatchObject({ expression: text });
});

test.each([
  ['cron(10 7/5 ? * Wed-Fri *)', 'cron(10 7/5 ? * WED-FRI *)'],
  ['cron(0 6 ? jan-mar mon *)', 'cron(0 6 ? JAN-MAR MON *)'],
  ['cron(0 10 15w * ? *)', 'cron(0 10 15W * ? *)'],
  ['cron( 0  6 l * ? * )', 'cron(0 6 L * ? *)'],
])('%s becomes %s, as AWS documents it', (text, expression) => {
  expect(parseSchedule(text)).toMatchObject({ expression });
});

const both = '? as exactly one of the two day fields';
test.each([
  ['', 'rate(n minutes|hours|days) or cron(minutes hours day-of-month month day-of-week year)'],
  ['1 day', 'rate(n minutes|hours|days)'],
  ['rate(0 days)', 'rate(n minutes|hours|days)'],
  ['rate(-1 days)', 'rate('],
  ['rate(1.5 days)', 'rate('],
  ['rate(1 week)', 'rate('],
  ['rate(1  day)', 'rate('],
  ['rate(1 day) ', 'rate('],
  ['at(2027-01-01T00:00:00)', 'rate('],
  ['cron(0 6 * * ?)', 'six fields'],
  ['cron(0 6 * * * *)', both],
  ['cron(0 6 ? * ? *)', both],
  ['cron(? 6 * * ? *)', 'minutes of 0-59'],
  ['cron(60 6 * * ? *)', 'minutes of 0-59'],
  ['cron(0/60 6 * * ? *)', 'minutes of 0-59'],
  ['cron(0 24 * * ? *)', 'hours of 0-23'],
  ['cron(0 17-8 * * ? *)', 'hours of 0-23'],
  ['cron(0 1-2-3 * * ? *)', 'hours of 0-23'],
  ['cron(0 1- * * ? *)', 'hours of 0-23'],
  ['cron(0 */0 * * ? *)', 'hours of 0-23'],
  ['cron(0 */2/3 * * ? *)', 'hours of 0-23'],
  ['cron(0 , * * ? *)', 'hours of 0-23'],
  ['cron(0 6 0 * ? *)', 'as day of month ?, *, L, 15W'],
  ['cron(0 6 32W * ? *)', 'as day of month'],
  ['cron(0 6 LW * ? *)', 'as day of month'],
  ['cron(0 6 1,15W * ? *)', 'as day of month'],
  ['cron(0 6 * 13 ? *)', 'months of 1-12 or JAN-DEC'],
  ['cron(0 6 * FOO ? *)', 'months of 1-12 or JAN-DEC'],
  ['cron(0 6 ? * 0 *)', 'as day of week ?, *, L, 6L, FRI#2'],
  ['cron(0 6 ? * 8L *)', 'as day of week'],
  ['cron(0 6 ? * MON#6 *)', 'as day of week'],
  ['cron(0 6 ? * 3#1,6#3 *)', 'as day of week'],
  ['cron(0 6 ? * MON/2 *)', 'as day of week'],
  ['cron(0 6 ? * FRI-MON *)', 'as day of week'],
  ['cron(0 6 * * ? 1969)', 'years of 1970-2199'],
  ['cron(0 6 * * ? 2200)', 'years of 1970-2199'],
  ['cron(0 0 31 2 ? *)', 'a day that exists'],
  ['cron(0 0 31 4,6,9,11 ? *)', 'a day that exists'],
  ['cron(0 0 30W 2 ? *)', 'a day that exists'],
  ['cron(0 0 29 2 ? 2027)', 'a day that exists'],
  ['cron(H 3 * * ? *)', 'minutes of 0-59'],
  [`cron(${Array.from({ length: 90 }, () => 30).join(',')} 6 * * ? *)`, 'at most 256 characters'],
])('%s is none', (text, expected) => {
  expect(parseSchedule(text)).toEqual({ expected: expect.stringContaining(expected) });
});

test.each([
  ['UTC', true],
  ['Europe/Berlin', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Asia/Kolkata', true],
  ['Etc/GMT+5', true],
  ['europe/berlin', false],
  ['Mars/Olympus', false],
  ['+02:00', false],
  ['CEST', false],
  ['', false],
])('%s is a time zone: %s', (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});
