import type { Report } from '../../lib/domain/runs/report';
import { contactsAfter, misreported, reportOf, statuses, troubles } from './results';
import { run } from './run';
import { account, foreign, managementId, organizationOf, smallPolicy, wanted, withFaults } from './small-organization';

const [fill, overwrite, password, key] = ['200000000011', '200000000012', '200000000013', '200000000014'] as const;

const organization = organizationOf([
  account(fill, { contacts: { SECURITY: wanted.SECURITY } }),
  account(overwrite, { contacts: { ...wanted, SECURITY: foreign } }),
  account(password, { root: { password: { createdAt: '2020-01-01T00:00:00Z' } } }),
  account(key, {
    root: { accessKeys: [{ id: `AKIA${'A'.repeat(16)}`, status: 'Active', createdAt: '2020-05-05T09:00:00Z' }] },
  }),
]);
const ids = organization.accounts.map(({ id }) => id);
const policy = smallPolicy();

/** The unreadable rules of an account, each with its cause. Rootward must not have acted on them. */
function unreadable(report: Report, id: string): Record<string, unknown> {
  const findings = report.accounts.find((one) => one.id === id)?.findings ?? [];
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown');
  for (const { reason, action } of unknown) expect([reason, action]).toEqual(['unreadable', 'none']);
  return Object.fromEntries(unknown.map(({ rule, evidence }) => [rule, evidence['cause']]));
}

const contactRules = ['security-contact', 'billing-contact', 'operations-contact'] as const;
const rootRules = [
  'root-access-key',
  'root-mfa',
  'root-password',
  'root-signing-certificate',
  'root-recent-use',
] as const;
/** The rule for root passwords only applies to members. */
const managementRules = rootRules.filter((rule) => rule !== 'root-password');
const causes = (rules: readonly string[], cause: string) => Object.fromEntries(rules.map((rule) => [rule, cause]));

describe('a read that fails for every account', () => {
  it.each([
    { error: 'Timeout', cause: 'error' },
    { error: 'TooManyRequestsException', cause: 'throttled' },
    { error: 'AccessDeniedException', cause: 'denied' },
    { error: 'InternalServerException', cause: 'error' },
  ])('leaves all contacts alone when it is that of contacts: $error', async ({ error, cause }) => {
    const faults = [{ operation: 'account:GetAlternateContact', error }];
    const result = await run(withFaults(organization, faults), policy);

    expect(statuses(result)).toEqual(['SUCCEEDED']);
    expect(misreported(result, ids)).toEqual([]);
    for (const id of ids) expect(unreadable(reportOf(result), id)).toEqual(causes(contactRules, cause));
    expect(result.writes).toEqual([]);
    expect(contactsAfter(result)).toEqual(Object.fromEntries(organization.accounts.map((it) => [it.id, it.contacts])));
    expect(result.cases.length).toBe(2);
  });

  it.each([
    { operation: 'sts:AssumeRoot', error: 'AccessDenied', rules: rootRules, cause: 'denied' },
    { operation: 'sts:AssumeRoot', error: 'Throttling', rules: rootRules, cause: 'throttled' },
    { operation: 'sts:AssumeRoot', error: 'Timeout', rules: rootRules, cause: 'error' },
    { operation: 'iam:ListAccessKeys', error: 'Timeout', rules: ['root-access-key'], cause: 'error' },
  ])('asks nobody about what it does not know: $operation, $error', async ({ operation, error, rules, cause }) => {
    const result = await run(withFaults(organization, [{ operation, error }]), policy);

    expect(statuses(result)).toEqual(['SUCCEEDED']);
    expect(misreported(result, ids)).toEqual([]);
    expect(unreadable(reportOf(result), key)).toEqual(causes(rules, cause));
    expect(contactsAfter(result)).toEqual(Object.fromEntries(ids.map((id) => [id, wanted])));
    expect(result.cases.filter(({ rule }) => rules.some((it) => it === rule))).toEqual([]);
  });

  it.each([
    { error: 'ServiceFailure', cause: 'error' },
    { error: 'AccessDenied', cause: 'denied' },
  ])('tells of a key whose last use cannot be read, and offers no deletion: $error', async ({ error, cause }) => {
    const result = await run(withFaults(organization, [{ operation: 'iam:GetAccessKeyLastUsed', error }]), policy);
    const findings = reportOf(result).accounts.find(({ id }) => id === key)?.findings ?? [];
    expect(findings.find(({ rule }) => rule === 'root-access-key')).toMatchObject({
      verdict: 'violation',
      reason: 'use-unknown',
      action: 'awaiting-approval',
      evidence: { cause },
    });
    expect(result.cases.map(({ account: id, rule }) => [id, rule])).toContainEqual([key, 'root-access-key']);
  });

  it('says when the last use of a password cannot be read, and still asks about its MFA', async () => {
    const faults = [{ operation: 'iam:GetUser', error: 'AccessDenied' }];
    const result = await run(withFaults(organization, faults), policy);
    expect(unreadable(reportOf(result), password)).toEqual(causes(['root-recent-use'], 'denied'));
    expect(result.cases.map(({ account: id, rule }) => [id, rule])).toContainEqual([password, 'root-mfa']);
  });

  it('still sees keys when it is the summary that fails', async () => {
    const faults = [{ operation: 'iam:GetAccountSummary', error: 'Timeout' }];
    const result = await run(withFaults(organization, faults), policy);
    expect(unreadable(reportOf(result), password)).toEqual(
      causes(['root-mfa', 'root-password', 'root-signing-certificate', 'root-recent-use'], 'error'),
    );
    expect(unreadable(reportOf(result), managementId)).toEqual(causes(managementRules, 'error'));
    expect(result.cases.map(({ account: id, rule }) => [id, rule])).toEqual([[key, 'root-access-key']]);
  });
});

describe('a storm of throttling', () => {
  it.each([
    'account:GetAlternateContact',
    'account:PutAlternateContact',
    'sts:AssumeRoot',
    'organizations:ListAccounts',
  ])('on %s passes without a trace', async (operation) => {
    const error = operation.startsWith('sts:') ? 'Throttling' : 'TooManyRequestsException';
    // The calls of each account are throttled seven times. The SDK makes at most eight attempts.
    const faults = ids.map((id) => ({ account: id, operation, error, times: 7 }));
    const [calm, stormy] = [await run(organization, policy), await run(withFaults(organization, faults), policy)];
    expect(troubles(reportOf(stormy))).toEqual(troubles(reportOf(calm)));
    expect(contactsAfter(stormy)).toEqual(contactsAfter(calm));
    const throttled = stormy.calls.filter((call) => call.error === error).length;
    expect(throttled).toBeGreaterThanOrEqual(7);
    expect(reportOf(stormy).totals.throttled).toBe(throttled);
  });
});

describe('something of the deployment itself that is denied in the middle of a run', () => {
  it.each([
    's3:PutObject',
    's3:GetObject',
    's3:ListObjectsV2',
    'dynamodb:PutItem',
    'dynamodb:GetItem',
    'dynamodb:Query',
  ])('%s, never lets an account be lost from a report', async (operation) => {
    for (const after of ['0s', '5s', '9s', '10s']) {
      const fault = { operation, error: 'AccessDenied', times: 3 };
      const result = await run({ ...organization, later: [{ after, fault }] }, policy);
      expect(misreported(result, ids)).toEqual([]);
    }
  });

  it('is made up for by the next run, which takes over from one that failed', async () => {
    const fault = { operation: 's3:ListObjectsV2', error: 'AccessDenied', times: 1 };
    const result = await run(withFaults(organization, [fault]), policy, { days: 2 });
    expect(statuses(result)).toEqual(['FAILED', 'SUCCEEDED']);
    expect(contactsAfter(result)).toEqual(Object.fromEntries(ids.map((id) => [id, wanted])));
    expect(result.cases.map(({ account: id, rule }) => [id, rule])).toEqual([
      [password, 'root-mfa'],
      [key, 'root-access-key'],
    ]);
    expect(result.mails.length).toBe(2);
  });
});
