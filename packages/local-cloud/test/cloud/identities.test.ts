import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import { DescribeOrganizationCommand, ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { AssumeRootCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { emulate, type Emulator, type IdentityFile, loadOrganization, VirtualClock } from '../../src';
import { delegate, management, member, organization, organizationFile } from '../aws/organization/organization-builder';

const start = Date.parse('2026-11-02T06:00:00Z');
const outside = '999999999999';
const keyOf = (letter: string): string => `AKIA${letter.repeat(16)}`;
const allow = (...actions: readonly string[]): Record<string, unknown> => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});
const auditor: IdentityFile = {
  accessKeyId: keyOf('A'),
  account: delegate,
  role: 'SecurityAudit',
  session: 'alice',
  expiresAt: '2026-11-02T07:00:00Z',
  policies: [allow('organizations:Describe*')],
};
const admin: IdentityFile = { accessKeyId: keyOf('B'), account: member, role: 'Admin' };
const stranger: IdentityFile = { accessKeyId: keyOf('C'), account: outside, role: 'Stranger' };
const temporary: IdentityFile = { ...admin, accessKeyId: `ASIA${'D'.repeat(16)}` };

const clock = new VirtualClock(start);
const denyCalls = {
  id: 'p-examplepol1',
  name: 'One',
  targets: [member],
  content: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: 'iam:GetAccountSummary', Resource: '*' }],
  },
};
let aws: Emulator;
beforeEach(async () => {
  aws = await emulate({
    organization: organization({ file: { identities: [auditor, admin], policies: [denyCalls] } }),
    clock,
    port: 0,
    identities: [stranger, temporary],
  });
});
afterEach(() => aws.close());

const as = (accessKeyId: string, sessionToken?: string) => ({
  endpoint: aws.url,
  region: 'us-east-1',
  maxAttempts: 1,
  systemClockOffset: start - Date.now(),
  credentials: { accessKeyId, secretAccessKey: 'x', ...(sessionToken !== undefined && { sessionToken }) },
});
const failure = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => 'done',
    (error: unknown) => error instanceof Error && { name: error.name, message: error.message },
  );
const whoIs = (keyId: string, token?: string): Promise<unknown> =>
  new STSClient(as(keyId, token)).send(new GetCallerIdentityCommand({})).then(({ Arn, Account }) => [Arn, Account]);

test('an identity is a session of its role, in the organization or outside', async () => {
  expect(await whoIs(auditor.accessKeyId)).toEqual([
    `arn:aws:sts::${delegate}:assumed-role/SecurityAudit/alice`,
    delegate,
  ]);
  expect(await whoIs(stranger.accessKeyId)).toEqual([`arn:aws:sts::${outside}:assumed-role/Stranger/session`, outside]);
  const client = new OrganizationsClient(as(stranger.accessKeyId));
  expect(await failure(client.send(new DescribeOrganizationCommand({})))).toEqual({
    name: 'AWSOrganizationsNotInUseException',
    message: 'Your account is not a member of an organization.',
  });
});

test('the policies of an identity are enforced, and what they do not allow is told', async () => {
  const client = new OrganizationsClient(as(auditor.accessKeyId));
  expect(await failure(client.send(new DescribeOrganizationCommand({})))).toBe('done');
  const arn = `arn:aws:sts::${delegate}:assumed-role/SecurityAudit/alice`;
  expect(await failure(client.send(new ListAccountsCommand({})))).toEqual({
    name: 'AccessDeniedException',
    message: `User: ${arn} is not authorized to perform: organizations:ListAccounts on resource: * because no identity-based policy allows the organizations:ListAccounts action`,
  });
  expect(aws.denials).toEqual([
    { principal: `arn:aws:iam::${delegate}:role/SecurityAudit`, action: 'organizations:ListAccounts', resource: '*' },
  ]);
  expect(aws.calls.map(({ principal, operation, error }) => [principal, operation, error])).toEqual([
    [arn, 'DescribeOrganization', undefined],
    [arn, 'ListAccounts', 'AccessDeniedException'],
  ]);
});

test('an identity without policies is an administrator, whom the policies of the organization bind', async () => {
  const client = new IAMClient(as(admin.accessKeyId));
  expect(await failure(client.send(new GetAccountSummaryCommand({})))).toMatchObject({
    message: expect.stringContaining('explicit deny in a service control policy') as string,
  });
  expect(aws.denials).toEqual([]);
});

test('an identity of the delegated administrator starts a root session, whose calls are told too', async () => {
  await aws.close();
  const identity = { ...auditor, policies: [allow('sts:AssumeRoot')] };
  aws = await emulate({ organization: organization(), clock, port: 0, identities: [identity] });
  const { Credentials } = await new STSClient(as(auditor.accessKeyId)).send(
    new AssumeRootCommand({
      TargetPrincipal: member,
      TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
    }),
  );
  const keys = as(Credentials?.AccessKeyId ?? '', Credentials?.SessionToken);
  await new IAMClient(keys).send(new GetAccountSummaryCommand({}));
  expect(aws.calls.map(({ principal, target }) => [principal, target])).toEqual([
    [`arn:aws:sts::${delegate}:assumed-role/SecurityAudit/alice`, member],
    [`arn:aws:iam::${member}:root`, member],
  ]);
});

test('an identity is refused from the moment on at which it expires', async () => {
  await clock.driveTo(Date.parse('2026-11-02T06:59:59Z'));
  const client = new OrganizationsClient(as(auditor.accessKeyId));
  expect(await failure(client.send(new DescribeOrganizationCommand({})))).toBe('done');
  await clock.driveTo(Date.parse('2026-11-02T07:00:00Z'));
  const message = 'The security token included in the request is expired';
  expect(await failure(client.send(new DescribeOrganizationCommand({})))).toEqual({
    name: 'ExpiredTokenException',
    message,
  });
  // Services with an XML protocol have another name for it.
  expect(await failure(whoIs(auditor.accessKeyId))).toEqual({ name: 'ExpiredToken', message });
});

test('temporary credentials need a session token, others need none', async () => {
  expect(await whoIs(admin.accessKeyId)).toContain(member);
  expect(await failure(whoIs(temporary.accessKeyId))).toMatchObject({ name: 'InvalidClientTokenId' });
  expect(await whoIs(temporary.accessKeyId, 'any')).toContain(member);
});

test('calls of administrators are told, too', async () => {
  expect(await whoIs(management)).toContain(management);
  expect(aws.calls.map(({ principal }) => principal)).toEqual([`arn:aws:iam::${management}:user/administrator`]);
});

test('a file with two identities of one key, or with policies that cannot be judged, is refused', () => {
  const identities = [
    auditor,
    { ...admin, accessKeyId: auditor.accessKeyId },
    { ...stranger, policies: [{ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' }] }] },
  ];
  const loaded = loadOrganization(JSON.stringify(organizationFile({ file: { identities } })), 'org.json');
  expect(loaded).toEqual({
    ok: false,
    mistakes: [
      {
        file: 'org.json',
        path: 'identities[1].accessKeyId',
        message: 'expected a key id of its own, got "…AAAA" as in identities[0]',
      },
      {
        file: 'org.json',
        path: 'identities[2].policies[0]',
        message: expect.stringMatching(/^expected an identity-based policy that can be judged, got: /) as string,
      },
    ],
  });
});
