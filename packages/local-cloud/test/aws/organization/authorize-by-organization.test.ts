import { administrator } from '../../../src/aws/credentials';
import { authorizeByOrganization } from '../../../src/aws/organization/authorize-by-organization';
import type { Caller } from '../../../src/aws/service';
import { roleIn, rootSession } from '../services/perform';
import { management, member, neighbour, organization } from './organization-builder';

const now = (): number => Date.parse('2026-11-02T06:00:00Z');

const deny = (condition: object, rest: object = { Action: '*' }): Record<string, unknown> => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Resource: '*', Condition: condition, ...rest }],
});

const root = { 'aws:PrincipalArn': 'arn:aws:iam::*:root' };
const denyRoot = deny({ ArnLike: root });
const denyRootButSessions = deny({ ArnLike: root, Null: { 'aws:AssumedRoot': 'true' } });
const perimeter = deny(
  {
    StringNotEqualsIfExists: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
  },
  { NotAction: ['iam:PassRole', 'sts:*'] },
);
const network = (more: object): Record<string, unknown> =>
  deny({
    NotIpAddressIfExists: { 'aws:SourceIp': ['203.0.113.0/24'] },
    Bool: { 'aws:ViaAWSService': 'false' },
    ...more,
  });
const sparing = { StringNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/*', 'arn:aws:iam::*:root'] } };
const withoutMfa = deny({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } });
const own = deny({ StringNotEquals: { 'aws:ResourceAccount': ['${aws:PrincipalAccount}'] } });
const userName = deny({ StringLike: { 'aws:username': 'admin*' } });
const audit = rootSession(member, 'IAMAuditRootUserCredentials');
const summary = { action: 'iam:GetAccountSummary', resource: '*' };
const allowing = (Action: string): Record<string, unknown> => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});
const noneAllows = { by: 'service control policy', explicit: false };
const byScp = {
  by: 'service control policy',
  explicit: true,
  policyArn: `arn:aws:organizations::${management}:policy/o-exampleorg1/service_control_policy/p-examplepol1`,
};

test.each<[string, Record<string, unknown>, string[], Caller, object | undefined]>([
  ['a policy on the account binds its root session', denyRoot, [member], audit, byScp],
  ['so does one on the unit above the unit', denyRoot, ['ou-root-workload'], audit, byScp],
  ['and one on the root', denyRoot, ['r-root'], audit, byScp],
  ['one on another account does not', denyRoot, [neighbour], audit, undefined],
  ['one that spares sessions does not', denyRootButSessions, [member], audit, undefined],
  [
    'one that is about other actions does not',
    deny({ ArnLike: root }, { NotAction: 'iam:Get*' }),
    [member],
    audit,
    undefined,
  ],
  ['one about root users does not bind roles', denyRoot, [member], roleIn(member), undefined],
  ['one about everybody binds roles', deny({}), [member], roleIn(member), byScp],
  ['a perimeter of the organization lets its own through', perimeter, [member], audit, undefined],
  ['a perimeter of networks stops what comes from AWS', network({}), [member], audit, byScp],
  ['unless it spares root users and roles', network(sparing), [member], audit, undefined],
  ['sessions of AssumeRoot have no MFA', withoutMfa, [member], audit, byScp],
  ['nor have sessions of roles', withoutMfa, [member], roleIn(member), byScp],
  ['what names no account is of the caller', own, [member], audit, undefined],
  ['a root user has no user name', userName, [member], audit, undefined],
  ['an administrator has one', userName, [member], administrator(member), byScp],
  ['a policy that allows other actions alone', allowing('s3:*'), [member], audit, noneAllows],
  ['a policy that allows it', allowing('iam:*'), [member], audit, undefined],
  ['none binds the management account', deny({}), ['r-root'], roleIn(management), undefined],
])('%s', (_, content, targets, caller, expected) => {
  const simulated = organization({ file: { policies: [{ id: 'p-examplepol1', name: 'One', content, targets }] } });
  expect(authorizeByOrganization(simulated, now)(caller, summary)).toEqual(expected);
});

test('without all features no policy binds anybody', () => {
  const simulated = organization({
    organization: { featureSet: 'CONSOLIDATED_BILLING' },
    file: { policies: [{ id: 'p-examplepol1', name: 'One', content: denyRoot, targets: ['r-root'] }] },
  });
  expect(authorizeByOrganization(simulated, now)(audit, summary)).toBeUndefined();
});

const reading = [
  'GetAccessKeyLastUsed',
  'GetLoginProfile',
  'GetUser',
  'ListAccessKeys',
  'ListMFADevices',
  'ListSigningCertificates',
];
const deleting = ['DeactivateMFADevice', 'DeleteAccessKey', 'DeleteLoginProfile', 'DeleteSigningCertificate'];
const never = ['UpdateAccessKey', 'CreateAccessKey', 'EnableMFADevice', 'DeleteVirtualMFADevice', 'GetMFADevice'];

test.each([
  ['IAMAuditRootUserCredentials', [...reading, 'GetAccountSummary']],
  ['IAMDeleteRootUserCredentials', [...reading, ...deleting]],
  ['IAMCreateRootUserPassword', ['CreateLoginProfile', 'GetLoginProfile']],
  ['S3UnlockBucketPolicy', []],
  ['SQSUnlockQueuePolicy', []],
])('%s lets through exactly its IAM actions, and those only on the root user', (task, allowed) => {
  const authorize = authorizeByOrganization(organization(), now);
  const may = (resource: string, action: string): boolean =>
    authorize(rootSession(member, task), { action: `iam:${action}`, resource }) === undefined;
  const all = [
    ...reading,
    ...deleting,
    ...never,
    'GetAccountSummary',
    'CreateLoginProfile',
    'GenerateCredentialReport',
  ];
  expect({
    root: all.filter((action) => may(`arn:aws:iam::${member}:root`, action)).toSorted(),
    user: all.filter((action) => may(`arn:aws:iam::${member}:user/somebody`, action)),
  }).toEqual({ root: allowed.toSorted(), user: allowed.filter((action) => action === 'GetAccountSummary') });
});

test('a root session may do nothing in other services, and is told that its session policy denies it', () => {
  const authorize = authorizeByOrganization(organization(), now);
  expect(
    authorize(audit, { action: 'account:GetAlternateContact', resource: `arn:aws:account::${member}:account` }),
  ).toEqual({
    by: 'session policy',
    explicit: true,
  });
});
