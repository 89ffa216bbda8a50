import { parsePolicy } from '../../../lib/domain/policy/parse';
import { contacts, mistakesIn, sections } from './mistakes-in';

test.each([
  [
    'quarantine: {}',
    'quarantine',
    `expected one of the keys ${sections}, got "quarantine", which this version does not have`,
  ],
  ['__proto__: {}', '__proto__', `expected one of the keys ${sections}, got "__proto__"`],
  ['run: { mode: aply }', 'run.mode', 'expected plan or apply, got "aply"'],
  ['run: { modus: plan }', 'run.modus', 'expected one of the keys mode, schedule, timezone or applyTo, got "modus"'],
  ['run:', 'run', 'expected a mapping with mode, schedule, timezone or applyTo, got nothing'],
  ['run: { schedule: daily }', 'run.schedule', expect.stringMatching(/^expected rate\(n minutes.* got "daily"$/)],
  ['run: { applyTo: [] }', 'run.applyTo', 'expected at least 1 entry, got an empty list'],
  ['run: { applyTo: r-corp }', 'run.applyTo', 'expected a match, or a list of matches, got "r-corp"'],
  ['run: { applyTo: {} }', 'run.applyTo', 'expected exactly one of account, unit, tag, got none of them'],
  ['run: { applyTo: [{ tag: "=x" }] }', 'run.applyTo[0].tag', 'expected a tag as key=value, got "=x"'],
  [
    'run: { applyTo: { unit: ou-prod } }',
    'run.applyTo.unit',
    'expected the id of a unit (ou-...) or of the root (r-...), or a unit by name or path (Workloads/Prod), got "ou-prod"',
  ],
  [
    'run: { applyTo: { account: 123456789012 } }',
    'run.applyTo.account',
    'expected an account id of 12 digits in quotes, got 123456789012 without quotes: put it in quotes',
  ],
  [
    'run: { applyTo: { account: ["123456789012", 123456789012] } }',
    'run.applyTo.account[1]',
    'expected an account id of 12 digits in quotes, got 123456789012 without quotes: put it in quotes',
  ],
  ['run: { applyTo: { tag: [] } }', 'run.applyTo.tag', 'expected at least 1 entry, got an empty list'],
  ['run: { applyTo: { unit: [Prod, ou-x] } }', 'run.applyTo.unit[1]', expect.stringMatching(/, got "ou-x"$/)],
  ['rootUser: { accessKeys: { unusedDays: 0 } }', 'rootUser.accessKeys.unusedDays', 'expected at least 1, got 0'],
  ['rootUser: { recentUseDays: .inf }', 'rootUser.recentUseDays', 'expected a whole number, got Infinity'],
  ['rootUser: { mfa: true }', 'rootUser.mfa', 'expected any or hardware, got true'],
  ['onboarding: { settleMinutes: 1441 }', 'onboarding.settleMinutes', 'expected at most 1440, got 1441'],
  ['exclusions: {}', 'exclusions', 'expected a list, got a mapping'],
])('%s is a mistake', (more, path, message) => {
  expect(mistakesIn({ more })).toEqual([{ path, message }]);
});

test.each([
  ['{ unit: r-corp, until: 2027-03-31 }', '.reason', 'expected a reason in words, got nothing'],
  ['{ unit: r-corp, reason: " ", until: 2027-03-31 }', '.reason', 'expected a reason in words, got ""'],
  ['{ unit: r-corp, reason: x }', '.until', 'expected a date as YYYY-MM-DD, got nothing'],
  ['{ unit: r-corp, reason: x, until: 2027-02-30 }', '.until', 'expected a date as YYYY-MM-DD, got "2027-02-30"'],
  ['{ reason: x, until: 2027-03-31 }', '', 'expected exactly one of account, unit, tag, got none of them'],
  [
    '{ account: "300000000003", tag: a=b, reason: x, until: 2027-03-31 }',
    '',
    'expected exactly one of account, unit, tag, got account and tag',
  ],
])('the exclusion %s is a mistake', (exclusion, path, message) => {
  expect(mistakesIn({ more: `exclusions: [${exclusion}]` })).toEqual([{ path: `exclusions[0]${path}`, message }]);
});

const nobody = 'expected at least one approver with name and email, because nothing is ever approved by default';
const lead = '{ name: Lead, email: lead@corp.example }';

test.each([
  ['{}', 'approvers', `${nobody}, got nothing`],
  ['{ approvers: [] }', 'approvers', `${nobody}, got an empty list`],
  ['{ approvers: }', 'approvers', `${nobody}, got nothing`],
  ['{ approvers: [{ name: Lead, email: lead }] }', 'approvers[0].email', 'expected an e-mail address, got "lead"'],
  [`{ approvers: [${lead}], required: 3 }`, 'required', 'expected 1 or 2, got 3'],
  [
    `{ approvers: [${lead}, { name: Lead, email: LEAD@corp.example }] }`,
    'approvers[1].email',
    'expected each approver once, got "lead@corp.example"',
  ],
  [
    `{ approvers: [${lead}], remindAfterDays: [3, 3] }`,
    'remindAfterDays[1]',
    'expected ascending days, so more than 3, got 3',
  ],
  [
    `{ approvers: [${lead}], remindAfterDays: [2, 4], expiresAfterDays: 4 }`,
    'remindAfterDays[1]',
    'expected less than expiresAfterDays (4), got 4',
  ],
  [
    `{ approvers: [${lead}], groups: [] }`,
    'groups',
    'expected one of the keys approvers, required, expiresAfterDays, remindAfterDays, escalateTo, openPerDay or ' +
      'reaskRejectedAfterDays, got "groups", which this version does not have',
  ],
])('approvals %s are a mistake', (text, path, message) => {
  expect(mistakesIn({ approvals: `approvals: ${text}` })).toEqual([{ path: `approvals.${path}`, message }]);
});

test('reminders at the seventh day miss the default expiry', () => {
  expect(mistakesIn({ approvals: `approvals: { approvers: [${lead}], remindAfterDays: [7] }` })).toEqual([
    { path: 'approvals.remindAfterDays[0]', message: 'expected less than expiresAfterDays (7), got 7' },
  ]);
});

test('a file without approvals says that nothing is approved by default', () => {
  expect(parsePolicy(contacts)).toEqual({
    ok: false,
    mistakes: [
      {
        path: 'approvals',
        message: expect.stringMatching(
          /^expected a mapping with at least one approver.*nothing is ever approved by default/,
        ),
      },
    ],
  });
});
