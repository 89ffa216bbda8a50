import { ruleIds } from '../../../lib/domain/finding';
import { PolicySchema } from '../../../lib/domain/policy/schema';
import { policyWith, security } from './builders';

test('fills in every default', () => {
  expect(policyWith({ exclusions: [{ tag: 'legacy=', reason: 'sold', until: '2027-02-28' }] })).toEqual({
    run: { mode: 'plan', schedule: 'rate(1 day)', timezone: 'UTC' },
    contacts: { mode: 'fill', default: { SECURITY: security }, overrides: [], maxOverwrites: 25 },
    rootUser: { accessKeys: { unusedDays: 90 }, mfa: 'any', members: 'keep', recentUseDays: 30 },
    exclusions: [{ tag: 'legacy=', reason: 'sold', until: '2027-02-28', rules: [...ruleIds] }],
    approvals: {
      approvers: [{ name: 'Lead', email: 'lead@corp.example' }],
      required: 1,
      expiresAfterDays: 7,
      remindAfterDays: [2, 5],
      escalateTo: [],
      openPerDay: 25,
      reaskRejectedAfterDays: 30,
    },
    onboarding: { settleMinutes: 15 },
  });
});

test('a section that is there keeps the defaults of what it leaves out', () => {
  expect(policyWith({ rootUser: { accessKeys: {}, mfa: 'hardware' } }).rootUser).toEqual({
    accessKeys: { unusedDays: 90 },
    mfa: 'hardware',
    members: 'keep',
    recentUseDays: 30,
  });
});

test.each([
  [2, []],
  [5, [2]],
  [6, [2, 5]],
])('reminders nobody asked for stay before an expiry after %i days', (expiresAfterDays, remindAfterDays) => {
  const approvers = [{ name: 'Lead', email: 'lead@corp.example' }];
  expect(policyWith({ approvals: { approvers, expiresAfterDays } }).approvals.remindAfterDays).toEqual(remindAfterDays);
});

test('texts are trimmed and domains become lower case', () => {
  const { contacts } = policyWith({
    contacts: { default: { SECURITY: { ...security, name: ' SecOps ' } }, emailDomains: [' Corp.Example '] },
  });
  expect([contacts.default.SECURITY?.name, contacts.emailDomains]).toEqual(['SecOps', ['corp.example']]);
});

test('the schema itself refuses what only shows between parts', () => {
  const contacts = { default: { SECURITY: security }, overrides: [{ match: { unit: 'r-corp' }, BILLING: {} }] };
  const approvals = { approvers: [{ name: 'Lead', email: 'lead@corp.example' }], required: 2 };
  const paths = PolicySchema.safeParse({ contacts, approvals }).error?.issues.map(({ path }) => path.join('.'));
  expect(paths).toEqual(['contacts.overrides.0.BILLING', 'approvals.required']);
});
