import { scheduleTimes } from '../../src/events/schedule-times';

const start = new Date('2026-11-22T09:00:00Z');
const next = (expression: string, after: string, timezone = 'UTC') =>
  scheduleTimes(expression, { start, timezone }).next(new Date(after))?.toISOString();

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
test.each([
  ['rate(1 day)', '2026-11-22T09:00:00Z', '2026-11-23T09:00:00.000Z'],
  ['rate(1 day)', '2026-11-23T08:59:59Z', '2026-11-23T09:00:00.000Z'],
  ['rate(1 day)', '2026-11-23T09:00:00Z', '2026-11-24T09:00:00.000Z'],
  ['rate(12 hours)', '2026-11-24T00:00:00Z', '2026-11-24T09:00:00.000Z'],
  ['rate(5 minutes)', '2020-01-01T00:00:00Z', '2026-11-22T09:05:00.000Z'],
  ['cron(0 3 * * ? *)', '2026-11-22T09:00:00Z', '2026-11-23T03:00:00.000Z'],
  ['cron(0 3 * * ? *)', '2026-11-23T03:00:00Z', '2026-11-24T03:00:00.000Z'],
  ['cron(0/15 8-9 * * ? *)', '2026-11-22T09:46:00Z', '2026-11-23T08:00:00.000Z'],
  ['cron(15 10 ? * 6L 2026-2027)', '2026-11-22T09:00:00Z', '2026-11-27T10:15:00.000Z'],
  ['cron(15 10 ? * MON-FRI *)', '2026-11-22T09:00:00Z', '2026-11-23T10:15:00.000Z'],
  ['cron(15 10 ? * 2-6 *)', '2026-11-27T11:00:00Z', '2026-11-30T10:15:00.000Z'],
  ['cron(0 8 ? * 3#2 *)', '2026-11-22T09:00:00Z', '2026-12-08T08:00:00.000Z'],
  ['cron(0 0 ? * L *)', '2026-11-22T09:00:00Z', '2026-11-28T00:00:00.000Z'],
  ['cron(0 8 L * ? 2030)', '2026-11-22T09:00:00Z', '2030-01-31T08:00:00.000Z'],
  ['cron(0 0 1 1 ? 2026/3)', '2026-11-22T09:00:00Z', '2029-01-01T00:00:00.000Z'],
  ['cron(0 0 1 1 ? 2020)', '2026-11-22T09:00:00Z', undefined],
  ['cron(10 7/5 ? * Wed-Fri *)', '2026-11-22T09:00:00Z', '2026-11-25T07:10:00.000Z'],
  ['cron(10 7/5 ? * Wed-Fri *)', '2026-11-25T22:10:00Z', '2026-11-26T07:10:00.000Z'],
  ['cron(0 6 ? jan-mar mon *)', '2026-11-22T09:00:00Z', '2027-01-04T06:00:00.000Z'],
  ['cron(0 10 15W * ? *)', '2026-11-02T06:00:00Z', '2026-11-16T10:00:00.000Z'],
  ['cron(0 10 14W * ? *)', '2026-11-02T06:00:00Z', '2026-11-13T10:00:00.000Z'],
  ['cron(0 10 1W 8 ? *)', '2026-11-02T06:00:00Z', '2027-08-02T10:00:00.000Z'],
  ['cron(0 10 1W 5 ? *)', '2026-11-02T06:00:00Z', '2027-05-03T10:00:00.000Z'],
  ['cron(0 10 31W 1 ? *)', '2026-11-02T06:00:00Z', '2027-01-29T10:00:00.000Z'],
  ['cron(0-30/10 8-18/5 ? * 2-6 *)', '2026-11-23T08:25:00Z', '2026-11-23T08:30:00.000Z'],
  ['cron(0-30/10 8-18/5 ? * 2-6 *)', '2026-11-23T08:30:00Z', '2026-11-23T13:00:00.000Z'],
  ['cron(0 0 29 2 ? *)', '2026-11-22T09:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['cron(0 8 ? * 6#5 *)', '2026-11-22T09:00:00Z', '2027-01-29T08:00:00.000Z'],
])('%s after %s is at %s', (expression, after, expected) => {
  expect(next(expression, after)).toBe(expected);
});

test.each([
  ['cron(0 3 * * ? *)', 'Europe/London', '2027-07-01T09:00:00Z', '2027-07-02T02:00:00.000Z'],
  ['cron(0 0 1 1 ? 2028)', 'Pacific/Auckland', '2026-11-22T09:00:00Z', '2027-12-31T11:00:00.000Z'],
  ['cron(0 0 1 1 ? 2028)', 'America/Los_Angeles', '2026-11-22T09:00:00Z', '2028-01-01T08:00:00.000Z'],
  // Clocks go forward: 02:30 does not exist on that day.
  ['cron(30 2 * * ? *)', 'America/Los_Angeles', '2027-03-13T12:00:00Z', '2027-03-15T09:30:00.000Z'],
  ['cron(30 2 * * ? *)', 'Europe/Berlin', '2027-03-27T12:00:00Z', '2027-03-29T00:30:00.000Z'],
  ['cron(30 3 * * ? *)', 'Europe/Berlin', '2027-03-27T12:00:00Z', '2027-03-28T01:30:00.000Z'],
  // Clocks go back: 01:30 comes twice on that day, and the schedule once, before.
  ['cron(30 1 * * ? *)', 'America/Los_Angeles', '2027-11-06T12:00:00Z', '2027-11-07T08:30:00.000Z'],
  ['cron(30 1 * * ? *)', 'America/Los_Angeles', '2027-11-07T08:30:00Z', '2027-11-08T09:30:00.000Z'],
  ['cron(0/30 * * * ? *)', 'America/Los_Angeles', '2027-11-07T08:30:00Z', '2027-11-07T10:00:00.000Z'],
  ['cron(15 2 * * ? *)', 'Australia/Lord_Howe', '2027-04-02T00:00:00Z', '2027-04-02T15:15:00.000Z'],
  ['cron(0 6 * * ? *)', 'Asia/Kathmandu', '2026-11-22T09:00:00Z', '2026-11-23T00:15:00.000Z'],
  ['rate(1 day)', 'America/Los_Angeles', '2027-03-14T00:00:00Z', '2027-03-14T09:00:00.000Z'],
])('%s in %s after %s is at %s', (expression, timezone, after, expected) => {
  expect(next(expression, after, timezone)).toBe(expected);
});

test.each([
  ['rate(0 days)', 'UTC', 'the schedule expression rate(0 days): expected rate(n minutes|hours|days) or cron('],
  ['at(2026-11-22T09:00:00)', 'UTC', 'at(2026-11-22T09:00:00)'],
  ['cron(0 0 31 2 ? *)', 'UTC', 'expected cron(...) with a day that exists'],
  ['cron(0 3 * * ? *)', 'Mars/Olympus', 'Mars/Olympus is no time zone of the IANA database'],
  ['rate(1 day)', '+02:00', '+02:00 is no time zone of the IANA database'],
])('%s in %s is refused', (expression, timezone, message) => {
  expect(() => scheduleTimes(expression, { start, timezone })).toThrow(message);
});
