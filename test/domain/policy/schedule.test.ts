import { parsePolicy } from '../../../lib/domain/policy/parse';

const parse = (run: string) =>
  parsePolicy(`run: ${run}
contacts: { mode: require }
approvals: { approvers: [{ name: Lead, email: lead@corp.example }] }`);
const runOf = (run: string) => {
  const parsed = parse(run);
  return parsed.ok ? parsed.policy.run : parsed.mistakes;
};

test.each([
  ['cron(10 7/5 ? * Wed-Fri *)', 'cron(10 7/5 ? * WED-FRI *)'],
  ['cron(0 6 ? jan-mar mon *)', 'cron(0 6 ? JAN-MAR MON *)'],
  ['cron(0 10 15W * ? *)', 'cron(0 10 15W * ? *)'],
  ['rate(12 hours)', 'rate(12 hours)'],
  [' rate(1 day) ', 'rate(1 day)'],
])('%s is deployed as %s', (text, schedule) => {
  expect(runOf(`{ schedule: "${text}" }`)).toMatchObject({ schedule, timezone: 'UTC' });
});

test.each([
  ['daily', 'rate(n minutes|hours|days) or cron(minutes hours day-of-month month day-of-week year)'],
  ['cron(0 0 31 2 ? *)', 'cron(...) with a day that exists in one of its months and years'],
  ['cron(0 25 * * ? *)', 'cron(...) with hours of 0-23 as values, lists, ranges (8-17) and steps (7/5)'],
  ['cron(0 6 LW * ? *)', 'cron(...) with as day of month'],
])('%s is a mistake at run.schedule that says what is possible', (text, expected) => {
  expect(runOf(`{ schedule: "${text}" }`)).toEqual([
    { path: 'run.schedule', message: expect.stringMatching(/^expected /) },
  ]);
  expect(runOf(`{ schedule: "${text}" }`)).toEqual([
    { path: 'run.schedule', message: expect.stringContaining(expected) },
  ]);
});

test('a time zone is one of the IANA database', () => {
  expect(runOf('{ timezone: Europe/Berlin }')).toMatchObject({ timezone: 'Europe/Berlin' });
  for (const name of ['Berlin', 'europe/berlin', '+01:00'])
    expect(runOf(`{ timezone: "${name}" }`)).toEqual([
      {
        path: 'run.timezone',
        message: `expected the name of a time zone in the IANA database, like UTC or Europe/Berlin, got "${name}"`,
      },
    ]);
});
