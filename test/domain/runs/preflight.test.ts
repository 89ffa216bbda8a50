import { known, unknown } from '../../../lib/domain/fact';
import { organizationFindings, type OrganizationFacts } from '../../../lib/domain/runs/preflight';
import { management, member } from '../support/build';

const both = ['account.amazonaws.com', 'iam.amazonaws.com'];
const good: OrganizationFacts = {
  host: management,
  management,
  featureSet: known('ALL'),
  trustedServices: known(both),
  rootFeatures: known(['RootCredentialsManagement', 'RootSessions']),
  delegatedAdministrators: { 'account.amazonaws.com': known([]), 'iam.amazonaws.com': known([]) },
};
const delegated = (account: string[], iam: string[]): Partial<OrganizationFacts> => ({
  host: member,
  delegatedAdministrators: { 'account.amazonaws.com': known(account), 'iam.amazonaws.com': known(iam) },
});
const others = (facts: Partial<OrganizationFacts>) =>
  organizationFindings({ ...good, ...facts }).filter(({ verdict }) => verdict !== 'compliant');
const register = (service: string) =>
  `aws organizations register-delegated-administrator --account-id ${member} --service-principal ${service}`;

describe('the organization findings', () => {
  it.each([
    ['the management account', {}],
    ['a delegated administrator of both services', delegated([member], [management, member])],
  ])('are all compliant where everything is on, in %s', (_name, facts) => {
    expect(organizationFindings({ ...good, ...facts }).map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ['all-features', 'compliant'],
      ['trusted-access-account', 'compliant'],
      ['trusted-access-iam', 'compliant'],
      ['root-credentials-management', 'compliant'],
      ['delegated-administrator', 'compliant'],
    ]);
  });

  it.each<[string, string, Partial<OrganizationFacts>, string]>([
    [
      'all-features',
      'consolidated-billing',
      { featureSet: known('CONSOLIDATED_BILLING') },
      'aws organizations enable-all-features',
    ],
    [
      'trusted-access-account',
      'off',
      { trustedServices: known(['iam.amazonaws.com']) },
      'aws organizations enable-aws-service-access --service-principal account.amazonaws.com',
    ],
    [
      'trusted-access-iam',
      'off',
      { trustedServices: known(['account.amazonaws.com']) },
      'aws organizations enable-aws-service-access --service-principal iam.amazonaws.com',
    ],
    [
      'root-credentials-management',
      'off',
      { rootFeatures: known(['RootSessions']) },
      'aws iam enable-organizations-root-credentials-management',
    ],
    ['delegated-administrator', 'not-delegated', delegated([], [member]), register('account.amazonaws.com')],
    [
      'delegated-administrator',
      'not-delegated',
      delegated([management], []),
      `${register('account.amazonaws.com')} && ${register('iam.amazonaws.com')}`,
    ],
  ])('%s is violated (%s), with the command that mends it', (rule, reason, facts, command) => {
    expect(others(facts)).toEqual([
      { rule, verdict: 'violation', reason, message: expect.stringMatching(/\. Mend it with: aws /) },
    ]);
    expect(others(facts)[0]?.message.split(' Mend it with: ')[1]).toBe(command);
  });

  const unread = unknown('denied', 'organizations:X was denied.');
  it.each([
    ['all-features', { featureSet: unread }],
    ['root-credentials-management', { rootFeatures: unread }],
    [
      'delegated-administrator',
      { host: member, delegatedAdministrators: { 'account.amazonaws.com': known([]), 'iam.amazonaws.com': unread } },
    ],
  ])('%s is unknown when it could not be read', (rule, facts) => {
    expect(others(facts)).toEqual([
      { rule, verdict: 'unknown', reason: 'unreadable', message: 'It could not be read: organizations:X was denied.' },
    ]);
  });
});
