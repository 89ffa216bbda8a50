import { isSchedule } from '../../../lib/domain/policy/schedule-schema';

test.each([
  'rate(1 minute)',
  'rate(15 minutes)',
  'rate(1 hours)',
  'rate(12 hours)',
  'rate(1 day)',
  'rate(30 days)',
  'cron(0 6 * * ? *)',
  'cron(0/15 8-17 ? * MON-FRI *)',
  'cron(*/5 0,12 1,15 JAN,jul ? 2026-2030)',
  'cron(0 6 L * ? *)',
  'cron(0 6 15W * ? *)',
  'cron(0 6 ? * 6L *)',
  'cron(0 6 ? * FRI#2 *)',
  'cron(0 6 ? * 2,4-6 2026/2)',
])('%s is a schedule', (text) => {
  expect(isSchedule(text)).toBe(true);
});

test.each([
  '',
  '1 day',
  'rate(0 days)',
  'rate(-1 days)',
  'rate(1.5 days)',
  'rate(1 week)',
  'rate(1  day)',
  'rate(1 day) ',
  'at(2027-01-01T00:00:00)',
  'cron(0 6 * * ?)',
  'cron(0 6 * * * *)',
  'cron(0 6 ? * ? *)',
  'cron(60 6 * * ? *)',
  'cron(0 24 * * ? *)',
  'cron(0 6 0 * ? *)',
  'cron(0 6 32W * ? *)',
  'cron(0 6 * 13 ? *)',
  'cron(0 6 ? * 0 *)',
  'cron(0 6 ? * 8L *)',
  'cron(0 6 ? * MON#6 *)',
  'cron(0 6 * * ? 1969)',
  'cron(0 17-8 * * ? *)',
  'cron(0 1-2-3 * * ? *)',
  'cron(0 1- * * ? *)',
  'cron(0 */0 * * ? *)',
  'cron(0 */2/3 * * ? *)',
  'cron(0 , * * ? *)',
  'cron(x 6 * * ? *)',
  `cron(${Array.from({ length: 90 }, () => 30).join(',')} 6 * * ? *)`,
])('%s is none', (text) => {
  expect(isSchedule(text)).toBe(false);
});
