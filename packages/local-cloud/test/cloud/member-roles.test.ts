import { AccountClient, GetAlternateContactCommand, PutAlternateContactCommand } from '@aws-sdk/client-account';
import {
  GenerateCredentialReportCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  IAMClient,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { AssumeRootCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { parse } from 'csv-parse/sync';
import { emulate, type Emulator, type IdentityFile, loadOrganization, VirtualClock } from '../../src';
import {
  delegate,
  management,
  member,
  neighbour,
  organization,
  organizationFile,
  soc,
} from '../aws/organization/organization-builder';
import { allow, as, assume, failure, keyOf, type Keys } from './callers';

const start = Date.parse('2026-11-02T06:00:00Z');
const outside = '999999999999';
const arnOf = (account: string, role: string): string => `arn:aws:iam::${account}:role/${role}`;
const access = arnOf(member, 'OrganizationAccountAccessRole');
const reader = arnOf(member, 'audit/Reader');

const identity = (letter: string, account: string, policies?: IdentityFile['policies']): IdentityFile => ({
  accessKeyId: keyOf(letter),
  account,
  role: 'Operator',
  ...(policies && { policies }),
});
const identities = [
  identity('A', management, [allow(['sts:AssumeRole'], [access, reader])]),
  identity('B', management, [allow(['sts:AssumeRole'], reader)]),
  identity('C', delegate),
  identity('D', outside),
];
const device = `arn:aws:iam::${member}:mfa/root-account-mfa-device`;
const denyMfa = {
  id: 'p-examplepol1',
  name: 'NoDevices',
  targets: ['ou-root-workload'],
  content: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: 'iam:ListVirtualMFADevices', Resource: '*' }],
  },
};
const denyAssume = { ...denyMfa, id: 'p-examplepol2', targets: [delegate] };

const accounts = {
  member: {
    root: { mfaDevices: [{ serial: device }], password: {} },
    roles: [
      { name: 'OrganizationAccountAccessRole', trusts: [management], maxSessionSeconds: 7200 },
      {
        name: 'Reader',
        path: '/audit/',
        trusts: ['*'],
        policies: [allow(['iam:GetAccountSummary', 'account:GetAlternateContact'])],
      },
    ],
  },
};

let aws: Emulator;
let clock: VirtualClock;
beforeEach(async () => {
  clock = new VirtualClock(start);
  aws = await emulate({ organization: organization(accounts), clock, port: 0, identities });
});
afterEach(() => aws.close());

const iam = (keys: Keys): IAMClient => new IAMClient(as(aws, keys));

test('a session of a role reads its account: summary, credential report, virtual devices, contacts', async () => {
  const keys = await assume(aws, keyOf('A'), { RoleArn: access });
  const { Arn, UserId } = await new STSClient(as(aws, keys)).send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe(`arn:aws:sts::${member}:assumed-role/OrganizationAccountAccessRole/bob`);
  expect(UserId).toMatch(/^AROA\w{17}:bob$/);
  const { SummaryMap } = await iam(keys).send(new GetAccountSummaryCommand({}));
  expect(SummaryMap).toMatchObject({ AccountMFAEnabled: 1, AccountPasswordPresent: 1 });
  await iam(keys).send(new GenerateCredentialReportCommand({}));
  await clock.driveTo(start + 5_000);
  const { Content } = await iam(keys).send(new GetCredentialReportCommand({}));
  expect(parse(Buffer.from(Content ?? []), { columns: true })).toMatchObject([
    { user: '<root_account>', arn: `arn:aws:iam::${member}:root`, mfa_active: 'true' },
  ]);
  const { VirtualMFADevices } = await iam(keys).send(new ListVirtualMFADevicesCommand({}));
  expect(VirtualMFADevices).toMatchObject([{ SerialNumber: device, User: { Arn: `arn:aws:iam::${member}:root` } }]);
  const account = new AccountClient(as(aws, keys));
  const { AlternateContact } = await account.send(new GetAlternateContactCommand({ AlternateContactType: 'SECURITY' }));
  expect(AlternateContact?.EmailAddress).toBe(soc.email);
  expect(new Set(aws.calls.slice(1).map(({ account: of, target }) => `${of} ${target}`))).toEqual(
    new Set([`${member} ${member}`]),
  );
  expect(aws.calls[0]).toMatchObject({ operation: 'AssumeRole', account: management, target: member });
});

test('a session of a role may do what the role’s own policies allow, and no more', async () => {
  const keys = await assume(aws, keyOf('B'), { RoleArn: reader });
  const account = new AccountClient(as(aws, keys));
  const arn = `arn:aws:sts::${member}:assumed-role/Reader/bob`;
  await iam(keys).send(new GetAccountSummaryCommand({}));
  expect(await failure(iam(keys).send(new GenerateCredentialReportCommand({})))).toEqual({
    name: 'AccessDenied',
    message: `User: ${arn} is not authorized to perform: iam:GenerateCredentialReport on resource: * because no identity-based policy allows the iam:GenerateCredentialReport action`,
  });
  const contact = { Name: 'N', Title: 'T', EmailAddress: 'a@b.example', PhoneNumber: '1' };
  const put = new PutAlternateContactCommand({ AlternateContactType: 'BILLING', ...contact });
  expect(await failure(account.send(put))).toMatchObject({ name: 'AccessDeniedException' });
  expect(aws.denials).toEqual([
    { principal: reader, action: 'iam:GenerateCredentialReport', resource: '*' },
    { principal: reader, action: 'account:PutAlternateContact', resource: `arn:aws:account::${member}:account` },
  ]);
});

test('the service control policies above an account bind the sessions of its roles, and those of a caller its own', async () => {
  await aws.close();
  const content = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: access }],
  };
  const policies = [denyMfa, { ...denyAssume, content }];
  const simulated = organization({ ...accounts, file: { policies } });
  aws = await emulate({ organization: simulated, clock, port: 0, identities });
  const keys = await assume(aws, keyOf('A'), { RoleArn: access });
  expect(await failure(iam(keys).send(new ListVirtualMFADevicesCommand({})))).toMatchObject({
    message: expect.stringContaining('with an explicit deny in a service control policy') as string,
  });
  expect(await failure(assume(aws, keyOf('C'), { RoleArn: access }))).toMatchObject({
    message: expect.stringContaining('with an explicit deny in a service control policy') as string,
  });
});

const operator = (account: string): string => `arn:aws:sts::${account}:assumed-role/Operator/session`;
const refusal = (account: string, role: string, why = ''): object => ({
  name: 'AccessDenied',
  message: `User: ${operator(account)} is not authorized to perform: sts:AssumeRole on resource: ${role}${why}`,
});
const byIdentity = ' because no identity-based policy allows the sts:AssumeRole action';

test.each([
  ['its policies do not allow it', 'B', access, refusal(management, access, byIdentity)],
  ['the role does not trust its account', 'C', access, refusal(delegate, access)],
  ['it is outside, and the role does not trust it', 'D', access, refusal(outside, access)],
  ['there is no such role', 'C', arnOf(member, 'Admin'), refusal(delegate, arnOf(member, 'Admin'))],
  ['the role has another path', 'C', arnOf(member, 'Reader'), refusal(delegate, arnOf(member, 'Reader'))],
  ['the account is not known', 'C', arnOf('888888888888', 'X'), refusal(delegate, arnOf('888888888888', 'X'))],
  ['the account has no roles', 'C', arnOf(neighbour, 'X'), refusal(delegate, arnOf(neighbour, 'X'))],
  [
    'the partition is another one',
    'C',
    access.replace('aws', 'aws-cn'),
    refusal(delegate, access.replace('aws', 'aws-cn')),
  ],
])('a caller may not assume a role when %s', async (_, letter, RoleArn, expected) => {
  expect(await failure(assume(aws, keyOf(letter), { RoleArn }))).toEqual(expected);
});

test('a role that trusts everybody is assumed from outside too, and by an administrator', async () => {
  expect(await failure(assume(aws, keyOf('D'), { RoleArn: reader }))).toBe('done');
  expect(await failure(assume(aws, neighbour, { RoleArn: reader }))).toBe('done');
});

test.each(['SUSPENDED', 'CLOSED', 'PENDING_ACTIVATION'] as const)(
  'no role of an account that is %s is assumed',
  async (state) => {
    await aws.close();
    const simulated = organization({ member: { ...accounts.member, state } });
    aws = await emulate({ organization: simulated, clock, port: 0, identities });
    expect(await failure(assume(aws, keyOf('A'), { RoleArn: access }))).toEqual(refusal(management, access));
  },
);

test('a root session assumes no role', async () => {
  const { Credentials } = await new STSClient(as(aws, management)).send(
    new AssumeRootCommand({
      TargetPrincipal: member,
      TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
    }),
  );
  const keys = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: 'x',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  expect(await failure(assume(aws, keys, { RoleArn: reader }))).toMatchObject({
    name: 'AccessDenied',
    message: expect.stringMatching(/:root is not authorized .* with an explicit deny in a session policy$/) as string,
  });
});

test('what is not the ARN of a role is invalid', async () => {
  const RoleArn = `arn:aws:iam::${member}:user/bob`;
  expect(await failure(assume(aws, management, { RoleArn }))).toEqual({
    name: 'ValidationError',
    message: `${RoleArn} is invalid`,
  });
});

test('policies may ask for the keys of STS and IAM that a request does not carry', async () => {
  await aws.close();
  const Condition = { StringEquals: { 'sts:RoleSessionName': 'bob', 'iam:PassedToService': 'x' } };
  const statement = { Effect: 'Deny', Action: ['sts:*', 'iam:*'], Resource: '*', Condition };
  const content = { Version: '2012-10-17', Statement: [statement] };
  const policies = [{ ...denyMfa, targets: ['r-root'], content }];
  const loaded = loadOrganization(JSON.stringify(organizationFile({ ...accounts, file: { policies } })), 'org.json');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes));
  aws = await emulate({ organization: loaded.organization, clock, port: 0, identities });
  await failure(new IAMClient(as(aws, delegate)).send(new GetAccountSummaryCommand({})));
  await failure(assume(aws, delegate, { RoleArn: reader }));
  expect(aws.defects).toEqual([]);
  expect(aws.calls.map(({ error }) => error)).toEqual([undefined, undefined]);
});

const tooLong = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
const chained = 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining';

test.each([
  ['a user, as long as the role allows', management, access, 7200, 'done'],
  ['a user, longer', management, access, 7201, tooLong],
  ['a role’s session, for an hour', keyOf('A'), access, 3600, 'done'],
  ['a role’s session, longer', keyOf('A'), access, 3601, chained],
  ['a role that allows an hour', management, reader, 3601, tooLong],
])('the longest session: %s', async (_, keys, RoleArn, DurationSeconds, expected) => {
  const answer = await failure(assume(aws, keys, { RoleArn, DurationSeconds }));
  expect(answer).toEqual(expected === 'done' ? 'done' : { name: 'ValidationError', message: expected });
});

test('a session ends when its time is over', async () => {
  const keys = await assume(aws, keyOf('A'), { RoleArn: reader, DurationSeconds: 900 });
  await clock.driveTo(start + 899_000);
  expect(await failure(iam(keys).send(new GetAccountSummaryCommand({})))).toBe('done');
  await clock.driveTo(start + 900_000);
  expect(await failure(iam(keys).send(new GetAccountSummaryCommand({})))).toMatchObject({ name: 'ExpiredToken' });
});

test('a session policy is refused by name, because nothing would evaluate it', async () => {
  const answer = await failure(assume(aws, keyOf('A'), { RoleArn: reader, Policy: '{}' }));
  expect(answer).toMatchObject({ message: 'The simulated AWS does not do sts:AssumeRole with Policy.' });
});

test('an identity without policies has those of the role of that name', async () => {
  await aws.close();
  const known = { accessKeyId: keyOf('E'), account: member, role: 'Reader' };
  const simulated = organization({ ...accounts, file: { identities: [known] } });
  aws = await emulate({ organization: simulated, clock, port: 0 });
  const client = new IAMClient(as(aws, keyOf('E')));
  expect(await failure(client.send(new GetAccountSummaryCommand({})))).toBe('done');
  expect(await failure(client.send(new ListVirtualMFADevicesCommand({})))).toMatchObject({ name: 'AccessDenied' });
  expect(aws.denials).toEqual([{ principal: reader, action: 'iam:ListVirtualMFADevices', resource: '*' }]);
});

test('a file with two roles of one name, or a role whose policies cannot be judged, is refused', () => {
  const roles = [
    { name: 'One', trusts: [management] },
    { name: 'One', trusts: ['*'], policies: [{ Statement: [{ Effect: 'Allow', Action: 'iam:*' }] }] },
  ];
  const loaded = loadOrganization(JSON.stringify(organizationFile({ member: { roles } })), 'org.json');
  expect(loaded.ok ? [] : loaded.mistakes.map(({ path, message }) => [path, message])).toEqual([
    ['accounts[2].roles[1].name', `expected a name of its own, got "One" twice (account ${member})`],
    [
      'accounts[2].roles[1].policies[0]',
      expect.stringMatching(/^expected an identity-based policy that can be judged, got: /) as string,
    ],
  ]);
});
