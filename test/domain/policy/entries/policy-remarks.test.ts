import { policyRemarks } from '../../../../lib/domain/policy/entries/policy-remarks';
import { now, policyOf, wanted } from '../../support/build';

const contacts = {
  SECURITY: wanted,
  BILLING: { ...wanted, email: 'billing@harbor.example' },
  OPERATIONS: { ...wanted, email: 'oncall@harbor.example' },
};
const linesOf = (sections: Record<string, object>): readonly string[] =>
  policyRemarks(policyOf({ ...sections, contacts: { default: contacts, ...sections['contacts'] } }), now).map(
    ({ path, why }) => `${path}: ${why}`,
  );
const withSecurity = (change: object) => ({
  contacts: { default: { ...contacts, SECURITY: { ...wanted, ...change } } },
});

test('an ordinary policy gives none', () => {
  expect(linesOf({})).toEqual([]);
});

const one = 'a number of one digit repeated reaches nobody';
const short = 'a number of fewer than 7 digits reaches nobody';
test.each([
  ['+0000000000', one],
  ['(000) 000-0000', one],
  ['111 1111', one],
  ['+1 555', short],
  ['0', short],
  ['+-()', short],
])('the phone %s is told of, and not shown', (phone, why) => {
  const lines = linesOf(withSecurity({ phone }));
  expect(lines).toEqual([`contacts.default.SECURITY.phone: ${why}`]);
  expect(lines.join('')).not.toContain(phone.length > 3 ? phone : 'x');
});

test.each(['+1 555 010 0101', '911 4000', '{tag:phone}', '000 {tag:phone}'])('the phone %s may be one', (phone) => {
  expect(linesOf(withSecurity({ phone }))).toEqual([]);
});

test.each(['soc@example.com', 'soc@mail.example.org', 'soc@corp.invalid', 'soc@EXAMPLE.NET'])(
  'no mail arrives at %s',
  (email) => {
    expect(linesOf(withSecurity({ email }))).toEqual([
      'contacts.default.SECURITY.email: no mail arrives in this domain, which is set aside for examples',
    ]);
  },
);

test('an approver or an escalation to nobody', () => {
  const approvers = [{ name: 'Lead', email: 'lead@example.com' }];
  expect(linesOf({ approvals: { approvers, escalateTo: [{ name: 'CISO', email: 'ciso@corp.invalid' }] } })).toEqual([
    'approvals.approvers[0].email: no mail arrives in this domain, which is set aside for examples',
    'approvals.escalateTo[0].email: no mail arrives in this domain, which is set aside for examples',
  ]);
});

test.each([
  ['one mailbox for all', { BILLING: wanted, OPERATIONS: { ...wanted, email: 'SECURITY@harbor.example' } }, true],
  ['two mailboxes', { BILLING: wanted }, false],
])('%s', (_, change, told) => {
  expect(linesOf({ contacts: { default: { ...contacts, ...change } } })).toEqual(
    told ? ['contacts.default: all three types are one mailbox: when it is not read, no notice of AWS is'] : [],
  );
});

test('escalation without a reminder, and a time zone for a rate', () => {
  const escalateTo = [{ name: 'CISO', email: 'ciso@harbor.example' }];
  expect(linesOf({ approvals: { escalateTo, expiresAfterDays: 2 }, run: { timezone: 'Europe/Berlin' } })).toEqual([
    'approvals.escalateTo: they are told with the last reminder, and approvals.remindAfterDays has none',
    'run.timezone: a rate(...) does not look at the time zone',
  ]);
});

test.each([
  ['cron(0 6 1 1 ? 1999)', 'UTC', true],
  ['cron(0 6 ? * 2#1 2020-2025)', 'Europe/Berlin', true],
  ['cron(30 2 28 3 ? 2027)', 'Europe/Berlin', true],
  ['cron(0 6 2 11 ? 2026)', 'UTC', true],
  ['cron(1 6 2 11 ? 2026)', 'UTC', false],
  ['cron(0 6 29 2 ? *)', 'UTC', false],
  ['rate(9999 days)', 'UTC', false],
])('whether %s in %s starts no run any more: %s', (schedule, timezone, told) => {
  expect(linesOf({ run: { schedule, timezone } })).toEqual(
    told ? ['run.schedule: it names no time that is still to come, so no run starts by itself'] : [],
  );
});

test('a mode for a type that nobody wants', () => {
  const mode = { SECURITY: 'enforce', BILLING: 'enforce', OPERATIONS: 'ignore' };
  expect(linesOf({ contacts: { mode, default: { SECURITY: wanted } } })).toEqual([
    'contacts.mode.BILLING: the policy wants no BILLING contact',
  ]);
});
