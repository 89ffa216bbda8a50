import { failureOf } from '../../cli/failure-of';
import type { OrganizationFile } from '@rootward/local-cloud';
import { contactsAfter, organizationWrites, reportOf, statuses, troubles } from './results';
import { run, type Simulated } from './run';
import { account, managementId, organizationOf, smallPolicy, wanted, withFaults } from './small-organization';

const policy = smallPolicy();
const missing = { SECURITY: wanted.SECURITY, BILLING: wanted.BILLING };
const [first, second] = ['200000000011', '200000000012'] as const;
const password = { password: { createdAt: '2020-01-01T00:00:00Z' } };

/** Two members: the first lacks a contact and has a root password without MFA. The organization lacks something. */
const lacking = (organization: Partial<OrganizationFile['organization']>): OrganizationFile => {
  const file = organizationOf([account(first, { contacts: missing, root: password }), account(second)]);
  return { ...file, organization: { ...file.organization, ...organization } };
};

const rootRules = ['root-access-key', 'root-mfa', 'root-password', 'root-signing-certificate', 'root-recent-use'];
const contactRules = ['security-contact', 'billing-contact', 'operations-contact'];

/** Violated findings of the organization, with the command that fixes each. */
const mending = (result: Simulated): Record<string, string> =>
  Object.fromEntries(
    reportOf(result)
      .organization.findings.filter(({ verdict }) => verdict === 'violation')
      .map(({ rule, message }) => [rule, message.split('Mend it with: ')[1] ?? '']),
  );

/** `rule cause` of everything that Rootward could not read of an account. */
const unreadable = (result: Simulated, id: string): readonly string[] =>
  (reportOf(result).accounts.find((one) => one.id === id)?.findings ?? []).flatMap(({ rule, reason, evidence }) =>
    reason === 'unreadable' ? [`${rule} ${String(evidence['cause'])}`] : [],
  );

describe('an organization without', () => {
  it('trusted access for contacts: they are unreadable, root users are read all the same', async () => {
    const result = await run(lacking({ trustedAccess: ['iam.amazonaws.com'] }), policy);
    expect(statuses(result)).toEqual(['SUCCEEDED']);
    expect(mending(result)).toEqual({
      'trusted-access-account': 'aws organizations enable-aws-service-access --service-principal account.amazonaws.com',
    });
    expect(unreadable(result, first)).toEqual(contactRules.map((rule) => `${rule} trusted-access-off`));
    expect(unreadable(result, managementId)).toEqual([]);
    expect(organizationWrites(result)).toEqual([]);
    expect(result.cases.map(({ account: id, rule }) => [id, rule])).toEqual([[first, 'root-mfa']]);
  });

  it('trusted access for root users: they are unreadable, contacts are fixed all the same', async () => {
    const result = await run(lacking({ trustedAccess: ['account.amazonaws.com'] }), policy);
    expect(statuses(result)).toEqual(['SUCCEEDED']);
    expect(mending(result)).toEqual({
      'trusted-access-iam': 'aws organizations enable-aws-service-access --service-principal iam.amazonaws.com',
      'root-credentials-management': 'aws iam enable-organizations-root-credentials-management',
    });
    expect(unreadable(result, first)).toEqual(rootRules.map((rule) => `${rule} root-access-off`));
    expect(contactsAfter(result)[first]).toEqual(wanted);
    expect(result.cases).toEqual([]);
  });

  it.each([[[]], [['RootSessions']]])('central root credentials (features %j): the same', async (rootFeatures) => {
    const result = await run(lacking({ rootFeatures: rootFeatures as ['RootSessions'] }), policy);
    expect(statuses(result)).toEqual(['SUCCEEDED']);
    expect(mending(result)).toEqual({
      'root-credentials-management': 'aws iam enable-organizations-root-credentials-management',
    });
    expect(unreadable(result, first)).toEqual(rootRules.map((rule) => `${rule} root-access-off`));
    expect(result.calls.filter(({ operation }) => operation === 'AssumeRoot')).toEqual([]);
    expect(contactsAfter(result)[first]).toEqual(wanted);
  });

  it('all features: only the management account can be read', async () => {
    const result = await run(lacking({ featureSet: 'CONSOLIDATED_BILLING' }), policy);
    expect(statuses(result)).toEqual(['SUCCEEDED']);
    expect(mending(result)).toMatchObject({ 'all-features': 'aws organizations enable-all-features' });
    expect(unreadable(result, managementId)).toEqual([]);
    expect(unreadable(result, first)).toEqual([
      ...contactRules.map((rule) => `${rule} trusted-access-off`),
      ...rootRules.map((rule) => `${rule} root-access-off`),
    ]);
    expect(organizationWrites(result)).toEqual([]);
  });
});

describe('a service control policy', () => {
  const denying = (action: string, targets: string[]): OrganizationFile => ({
    ...lacking({}),
    policies: [
      { id: 'p-full00000', name: 'FullAWSAccess', targets: ['r-sm4l'], content: statement('Allow', '*') },
      { id: 'p-denied000', name: 'Denies', targets, content: statement('Deny', action) },
    ],
  });
  const statement = (Effect: string, Action: string) => ({
    Version: '2012-10-17',
    Statement: [{ Effect, Action, Resource: '*' }],
  });

  it('that denies a root session something is named with its id, and the rest is read', async () => {
    const result = await run(denying('iam:ListAccessKeys', [first]), policy);
    const keys = reportOf(result)
      .accounts.find(({ id }) => id === first)
      ?.findings.find(({ rule }) => rule === 'root-access-key');
    expect(keys).toMatchObject({
      verdict: 'unknown',
      reason: 'unreadable',
      action: 'none',
      evidence: { cause: 'denied-by-scp', policy: 'p-denied000' },
      message: expect.stringContaining('p-denied000'),
    });
    expect(unreadable(result, first)).toEqual(['root-access-key denied-by-scp']);
    expect(unreadable(result, second)).toEqual([]);
    expect(result.cases.map(({ account: id, rule }) => [id, rule])).toEqual([[first, 'root-mfa']]);
    expect(result.denials).toEqual([]);
  });

  it('that denies root everything leaves nothing of the root user known, and contacts are still fixed', async () => {
    const result = await run(denying('*', [first]), policy);
    expect(unreadable(result, first)).toEqual(rootRules.map((rule) => `${rule} denied-by-scp`));
    expect(troubles(reportOf(result))).toMatchObject({ [first]: { outcome: 'incomplete' } });
    expect(contactsAfter(result)[first]).toEqual(wanted);
  });
});

it.each(['SUSPENDED', 'PENDING_ACTIVATION', 'PENDING_CLOSURE', 'CLOSED'] as const)(
  'an account that is %s is reported as skipped, and not called',
  async (state) => {
    const file = organizationOf([account(first, { state, contacts: {}, root: password }), account(second)]);
    const result = await run(file, policy);
    const [, skipped] = reportOf(result).accounts;
    expect(skipped).toMatchObject({ id: first, outcome: 'skipped', reason: state, findings: [] });
    expect(reportOf(result).totals.coverage).toEqual({ read: 2, incomplete: 0, skipped: 1 });
    expect(result.calls.filter(({ target }) => target === first)).toEqual([]);
  },
);

it.each([
  { operation: 'organizations:ListAccounts', error: 'AccessDeniedException' },
  { operation: 'organizations:ListAccounts', error: 'TooManyRequestsException' },
  { operation: 'organizations:DescribeOrganization', error: 'ServiceException' },
])('without a list of accounts there is no report, and the run fails: $operation, $error', async (fault) => {
  const result = await run(withFaults(lacking({}), [fault]), policy);
  expect(statuses(result)).toEqual(['FAILED']);
  expect(result.runs).toEqual([]);
  expect(failureOf(result)).toMatch(new RegExp(`OrganizationUnreadableError: ${fault.operation}`));
  expect(organizationWrites(result)).toEqual([]);
  expect(result.mails).toEqual([]);
});
