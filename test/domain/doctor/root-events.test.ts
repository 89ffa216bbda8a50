import { matchesPattern } from '../../../packages/local-cloud/src/events/event-pattern';
import { examine } from '../../../lib/domain/doctor/examine';
import { runsADay } from '../../../lib/domain/doctor/root-events';
import { healthy, policyWith } from './support';

const now = healthy.now;

test.each([
  ['rate(1 day)', 'UTC', 1],
  ['rate(6 hours)', 'UTC', 4],
  ['rate(7 days)', 'UTC', 1 / 7],
  ['cron(0 6 * * ? *)', 'Europe/Berlin', 1],
  ['cron(0 6,18 ? * MON-FRI *)', 'UTC', 10 / 7],
  ['cron(0 6 1 1 ? 2020)', 'UTC', 0],
])('%s in %s starts so many runs on an average day', (schedule, timezone, expected) => {
  expect(runsADay({ schedule, timezone }, now)).toBeCloseTo(expected, 5);
});

const check = (run: object = {}) => {
  const found = examine({ ...healthy, policy: policyWith({}, run) }).find(({ id }) => id === 'root-events');
  if (!found) throw new Error('no check');
  return found;
};

test('the numbers follow the schedule and the active members', () => {
  expect(check().found).toBe(
    'With rate(1 day), about 6 events a day as root in 3 member accounts, and 3 AssumeRoot in the host.',
  );
  expect(check({ schedule: 'rate(6 hours)' }).found).toContain('about 24 events a day');
});

const assumed = {
  type: 'AssumedRole',
  sessionContext: { sessionIssuer: { type: 'Role', userName: 'Rootward-inspect' } },
};
const event = (eventName: string, userIdentity: object) => ({
  'detail-type': 'AWS API Call via CloudTrail',
  source: 'aws.sts',
  detail: { eventName, userIdentity },
});

test.each([
  ['a root user', 1, event('ListAccessKeys', { type: 'Root', sessionContext: { attributes: {} } }), true],
  ['a root session', 1, event('ListAccessKeys', { type: 'Root', sessionContext: { assumedRoot: 'true' } }), false],
  ['a role', 1, event('ListAccessKeys', { type: 'AssumedRole' }), false],
  ['a root session of Rootward', 3, event('AssumeRoot', assumed), false],
  ['one of a user', 3, event('AssumeRoot', { type: 'IAMUser', userName: 'mallory' }), true],
  [
    'one of another role',
    3,
    event('AssumeRoot', { ...assumed, sessionContext: { sessionIssuer: { userName: 'Rootward-other' } } }),
    true,
  ],
  ['another call', 3, event('AssumeRole', { type: 'IAMUser' }), false],
])('the patterns of EventBridge: %s', (_, index, detail, expected) => {
  expect(matchesPattern(JSON.parse(check().texts?.[index]?.text ?? '{}') as Record<string, unknown>, detail)).toBe(
    expected,
  );
});
