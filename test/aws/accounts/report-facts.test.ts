import type { AccountSummary } from '../../../lib/aws/accounts/account-summary';
import type { RootReport } from '../../../lib/aws/accounts/credential-report';
import { reportFacts } from '../../../lib/aws/accounts/report-facts';
import { known, unknown } from '../../../lib/domain/fact';

const generatedAt = '2026-11-02T06:00:04.000Z';
const [first, second] = ['slot-1', 'slot-2'].map(
  (id) => ({ id, status: 'Active', createdAt: '2020-01-01T00:00:00.000Z', lastUsedAt: null }) as const,
);
const certificate = { id: 'slot-1', status: 'Active' } as const;
const hidden = (id: string) => ({ id, status: 'Inactive' });

const factsOf = (report: Partial<RootReport>, summary: Partial<AccountSummary>) =>
  reportFacts(
    known({
      generatedAt,
      isNew: false,
      passwordLastUsedAt: '2026-10-01T00:00:00.000Z',
      passwordEnabled: true,
      mfaActive: true,
      activeKeys: [],
      activeCertificates: [],
      ...report,
    }),
    { accessKeys: 0, passwordPresent: true, mfaEnabled: true, signingCertificates: 0, ...summary },
  );
const notReady = { known: false, cause: 'not-ready' };

test.each([
  ['no key is counted, whatever an older report shows', { activeKeys: [first] }, 0, { value: [] }],
  ['every counted key is active', { activeKeys: [first] }, 1, { value: [first], asOf: generatedAt }],
  // The summary may be a flag: 1 for two keys.
  ['more are active than counted', { activeKeys: [first, second] }, 1, { value: [first, second], asOf: generatedAt }],
  ['the only key may be inactive, or newer than the report', {}, 1, notReady],
  ['one of two keys may be inactive, or newer than the report', { activeKeys: [second] }, 2, notReady],
  ['a new report shows none', { isNew: true }, 1, { value: [hidden('slot-1')], asOf: generatedAt }],
  [
    'a new report shows one of two',
    { isNew: true, activeKeys: [second] },
    2,
    { value: [second, hidden('slot-1')], asOf: generatedAt },
  ],
] as const)('access keys: %s', (_name, report, accessKeys, expected) => {
  expect(factsOf(report as Partial<RootReport>, { accessKeys }).accessKeys).toMatchObject(expected);
});

test.each([
  ['one that may be newer than the report', {}, notReady],
  ['one that a new report does not show', { isNew: true }, { value: [hidden('slot-1')] }],
  ['an active one', { activeCertificates: [certificate] }, { value: [certificate], asOf: generatedAt }],
] as const)('signing certificates: %s', (_name, report, expected) => {
  expect(factsOf(report, { signingCertificates: 1 }).signingCertificates).toMatchObject(expected);
});

test.each([
  ['as of the report', {}, {}, { value: '2026-10-01T00:00:00.000Z', asOf: generatedAt }],
  ['without a password there is none', {}, { passwordPresent: false }, { value: null }],
  ['a password that is newer than the report', { passwordEnabled: false }, {}, notReady],
  ['MFA that is newer than the report', { mfaActive: false }, {}, notReady],
  ['MFA that was removed after the report', {}, { mfaEnabled: false }, notReady],
  ['a new report counts', { isNew: true, mfaActive: false }, {}, { known: true }],
  [
    'AWS may not say whether there is a password',
    { passwordEnabled: undefined, mfaActive: undefined },
    {},
    { known: true },
  ],
] as const)('the last use of the password: %s', (_name, report, summary, expected) => {
  expect(factsOf(report, summary).passwordLastUsedAt).toMatchObject(expected);
});

test('what is unknown says from when the report is, and from when there is a newer one', () => {
  expect(factsOf({ activeKeys: [first] as RootReport['activeKeys'] }, { accessKeys: 2 }).accessKeys).toEqual(
    unknown(
      'not-ready',
      'the credential report of 2026-11-02 06:00 UTC shows 1 of 2 access keys as active; the rest may ' +
        'be inactive, or newer than the report. AWS makes a newer one from 2026-11-02 10:00 UTC on.',
    ),
  );
});

test('an unread report leaves unknown only what it would have shown', () => {
  const unread = unknown('denied', 'denied.');
  const summary = { accessKeys: 0, passwordPresent: true, mfaEnabled: true, signingCertificates: 1 };
  expect(reportFacts(unread, summary)).toEqual({
    accessKeys: known([]),
    signingCertificates: unread,
    passwordLastUsedAt: unread,
  });
});
