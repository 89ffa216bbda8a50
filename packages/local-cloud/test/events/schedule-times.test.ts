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
  ['cron(0 0 29 2 ? 2027)', '2026-11-22T09:00:00Z', undefined],
])('%s after %s is at %s', (expression, after, expected) => {
  expect(next(expression, after)).toBe(expected);
});

test.each([
  ['cron(0 3 * * ? *)', 'Europe/London', '2027-07-01T09:00:00Z', '2027-07-02T02:00:00.000Z'],
  ['cron(0 0 1 1 ? 2028)', 'Pacific/Auckland', '2026-11-22T09:00:00Z', '2027-12-31T11:00:00.000Z'],
  ['cron(0 0 1 1 ? 2028)', 'America/Los_Angeles', '2026-11-22T09:00:00Z', '2028-01-01T08:00:00.000Z'],
])('%s in %s after %s is at %s', (expression, timezone, after, expected) => {
  expect(next(expression, after, timezone)).toBe(expected);
});

test.each([
  ['rate(0 days)', 'UTC', 'the schedule expression rate(0 days) is malformed or not supported locally'],
  ['rate(1 week)', 'UTC', 'rate(1 week)'],
  ['at(2026-11-22T09:00:00)', 'UTC', 'at(2026-11-22T09:00:00)'],
  ['cron(0 3 * * ?)', 'UTC', 'expected six fields'],
  ['cron(0 3 * * * *)', 'UTC', 'expected ? as day of month or as day of week'],
  ['cron(0 3 ? * ? *)', 'UTC', 'expected ? as day of month or as day of week'],
  ['cron(? 3 * * ? *)', 'UTC', 'expected ? only as day'],
  ['cron(0 3 15W * ? *)', 'UTC', 'W is not supported locally'],
  ['cron(H 3 * * ? *)', 'UTC', 'cron(H 3 * * ? *) in UTC: it is malformed'],
  ['cron(61 3 * * ? *)', 'UTC', 'it is malformed'],
  ['cron(0 3 ? * 8 *)', 'UTC', 'it is malformed'],
  ['cron(0 3 * * ? next)', 'UTC', 'it is malformed'],
  ['cron(0 3 * * ? 30)', 'UTC', '30 is not a year'],
  ['cron(0 3 * * ? *)', 'Mars/Olympus', 'cron(0 3 * * ? *) in Mars/Olympus: it is malformed'],
])('%s in %s is refused', (expression, timezone, message) => {
  expect(() => scheduleTimes(expression, { start, timezone })).toThrow(message);
});
