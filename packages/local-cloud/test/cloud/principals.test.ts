import {
  type GetAccountAuthorizationDetailsCommandInput,
  type GetAccountAuthorizationDetailsCommandOutput,
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  IAMClient,
  paginateGetAccountAuthorizationDetails,
} from '@aws-sdk/client-iam';
import { parse } from 'csv-parse/sync';
import { emulate, type Emulator, loadOrganization, VirtualClock } from '../../src';
import { management, member, organization, organizationFile } from '../aws/organization/organization-builder';
import { allow, as, failure, keyOf } from './callers';

const start = Date.parse('2026-11-02T06:00:00Z');
const rootAudit = allow(['sts:AssumeRoot']);
const accounts = {
  management: {
    users: [{ name: 'ann', path: '/staff/', policies: [rootAudit], groups: ['admins'] }, { name: 'bob' }],
    groups: [{ name: 'admins', attached: ['AdministratorAccess'] }],
    managedPolicies: [{ name: 'RootAudit', content: rootAudit }],
    roles: [
      { name: 'Break', trusts: [management], attached: ['RootAudit', 'PowerUserAccess'] },
      { name: 'Function', trusts: ['lambda.amazonaws.com'], policies: [] },
    ],
  },
};

let aws: Emulator;
let clock: VirtualClock;
beforeEach(async () => {
  clock = new VirtualClock(start);
  const identities = [{ accessKeyId: keyOf('A'), account: management, role: 'SecurityAudit', policies: [rootAudit] }];
  aws = await emulate({ organization: organization({ ...accounts, file: { identities } }), clock, port: 0 });
});
afterEach(() => aws.close());

const iam = (account = management): IAMClient => new IAMClient(as(aws, account));
const details = (
  input: GetAccountAuthorizationDetailsCommandInput = {},
): Promise<GetAccountAuthorizationDetailsCommandOutput> => iam().send(new GetAccountAuthorizationDetailsCommand(input));
const decoded = (document: string | undefined): unknown => JSON.parse(decodeURIComponent(document ?? ''));

test('users, groups, roles and managed policies of an account are told with their documents', async () => {
  const { UserDetailList, GroupDetailList, RoleDetailList, Policies } = await details();
  expect(
    UserDetailList?.map(({ Arn, GroupList, UserPolicyList }) => [
      Arn,
      GroupList,
      UserPolicyList?.map(({ PolicyDocument }) => decoded(PolicyDocument)),
    ]),
  ).toEqual([
    [`arn:aws:iam::${management}:user/staff/ann`, ['admins'], [rootAudit]],
    [`arn:aws:iam::${management}:user/bob`, [], []],
  ]);
  expect(GroupDetailList).toMatchObject([
    {
      GroupName: 'admins',
      AttachedManagedPolicies: [
        { PolicyName: 'AdministratorAccess', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      ],
    },
  ]);
  expect(
    RoleDetailList?.map(({ RoleName, AssumeRolePolicyDocument, AttachedManagedPolicies, RolePolicyList }) => [
      RoleName,
      (decoded(AssumeRolePolicyDocument) as { Statement: { Principal: unknown }[] }).Statement[0]?.Principal,
      AttachedManagedPolicies?.map(({ PolicyName }) => PolicyName),
      RolePolicyList?.length,
    ]),
  ).toEqual([
    ['Break', { AWS: [`arn:aws:iam::${management}:root`] }, ['RootAudit', 'PowerUserAccess'], 0],
    ['Function', { Service: ['lambda.amazonaws.com'] }, [], 0],
    ['SecurityAudit', { AWS: [`arn:aws:iam::${management}:root`] }, [], 1],
  ]);
  expect(Policies?.map(({ Arn, AttachmentCount }) => [Arn, AttachmentCount])).toEqual([
    [`arn:aws:iam::${management}:policy/RootAudit`, 1],
    ['arn:aws:iam::aws:policy/AdministratorAccess', 1],
    ['arn:aws:iam::aws:policy/PowerUserAccess', 1],
  ]);
  expect(decoded(Policies?.[0]?.PolicyVersionList?.[0]?.Document)).toEqual(rootAudit);
});

test('a filter asks for some kinds alone', async () => {
  const { UserDetailList, RoleDetailList, Policies } = await details({ Filter: ['Role', 'LocalManagedPolicy'] });
  expect([UserDetailList?.length, RoleDetailList?.length, Policies?.length]).toEqual([0, 3, 1]);
});

test('pages hold everything once, and a page counts entries of all kinds', async () => {
  const names: unknown[] = [];
  const sizes: number[] = [];
  for await (const page of paginateGetAccountAuthorizationDetails({ client: iam(), pageSize: 3 }, {})) {
    const { UserDetailList = [], GroupDetailList = [], RoleDetailList = [], Policies = [] } = page;
    const found = [
      ...UserDetailList.map(({ UserName }) => UserName),
      ...GroupDetailList.map(({ GroupName }) => GroupName),
      ...RoleDetailList.map(({ RoleName }) => RoleName),
      ...Policies.map(({ PolicyName }) => PolicyName),
    ];
    names.push(...found);
    sizes.push(found.length);
  }
  expect(sizes).toEqual([3, 3, 3]);
  expect(new Set(names).size).toBe(9);
  expect(await failure(details({ Marker: 'never-given' }))).toMatchObject({ name: 'ValidationError' });
});

test('what reads it needs the permission, on everything', async () => {
  const client = new IAMClient(as(aws, keyOf('A')));
  expect(await failure(client.send(new GetAccountAuthorizationDetailsCommand({})))).toMatchObject({
    name: 'AccessDenied',
  });
  expect(aws.denials).toEqual([
    {
      principal: `arn:aws:iam::${management}:role/SecurityAudit`,
      action: 'iam:GetAccountAuthorizationDetails',
      resource: '*',
    },
  ]);
});

test('the summary counts them, and the credential report has a row for each user', async () => {
  const { SummaryMap } = await iam().send(new GetAccountSummaryCommand({}));
  expect(SummaryMap).toMatchObject({ Users: 2, Groups: 1, Roles: 3, Policies: 1 });
  await iam().send(new GenerateCredentialReportCommand({}));
  await clock.driveTo(start + 5_000);
  const { Content } = await iam().send(new GetCredentialReportCommand({}));
  const rows = parse(Buffer.from(Content ?? []), { columns: true });
  expect(rows).toMatchObject([
    { user: '<root_account>' },
    {
      user: 'ann',
      arn: `arn:aws:iam::${management}:user/staff/ann`,
      password_enabled: 'false',
      password_last_used: 'N/A',
      mfa_active: 'false',
      access_key_1_active: 'false',
    },
    { user: 'bob' },
  ]);
});

test('a role with managed policies alone has those alone', async () => {
  await aws.close();
  const identities = [{ accessKeyId: keyOf('B'), account: management, role: 'Break' }];
  aws = await emulate({ organization: organization({ ...accounts, file: { identities } }), clock, port: 0 });
  const client = new IAMClient(as(aws, keyOf('B')));
  expect(await failure(client.send(new GetAccountSummaryCommand({})))).toMatchObject({ name: 'AccessDenied' });
});

test('names that there are not, or twice, are mistakes of the file', () => {
  const file = organizationFile({
    member: {
      users: [{ name: 'ann', groups: ['nobody'] }, { name: 'ann' }],
      groups: [{ name: 'g', attached: ['ReadOnlyAccess'] }],
      managedPolicies: [{ name: 'p', content: { Statement: [] } }],
    },
  });
  const loaded = loadOrganization(JSON.stringify(file), 'org.json');
  expect(loaded.ok ? [] : loaded.mistakes.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    `accounts[2].users[1].name: expected a name of its own, got "ann" twice (account ${member})`,
    `accounts[2].groups[0].attached[0]: expected one of p, AdministratorAccess, PowerUserAccess, IAMFullAccess, got "ReadOnlyAccess" (account ${member})`,
    expect.stringMatching(/^accounts\[2\]\.managedPolicies\[0\]\.content: expected an identity-based policy/),
    `accounts[2].users[0].groups[0]: expected a group of the account, got "nobody" (account ${member})`,
  ]);
});
