import { AccountClient, GetAlternateContactCommand, PutAlternateContactCommand } from '@aws-sdk/client-account';
import {
  DeleteAccessKeyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { AssumeRootCommand, STSClient } from '@aws-sdk/client-sts';
import { startCloud, type Cloud } from '../../../src/cloud/cloud';
import { RealClock } from '../../../src/clock/clock';
import { management, member, organization } from './organization-builder';

const keyId = 'AKIAEXAMPLEEXAMPLE22';
const denyRoot = {
  id: 'p-examplepol1',
  name: 'One',
  targets: ['ou-root-workload'],
  content: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: 'iam:GetUser',
        Resource: '*',
        Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
      },
    ],
  },
};

let cloud: Cloud;
const simulated = organization({
  member: { root: { accessKeys: [{ id: keyId, status: 'Active', createdAt: '2020-01-01T00:00:00Z' }] } },
  file: { policies: [denyRoot] },
});

beforeAll(async () => {
  cloud = await startCloud({ organization: simulated, clock: new RealClock() });
});
afterAll(() => cloud.close());

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const config = (credentials: Keys = { accessKeyId: management, secretAccessKey: 'any' }): object => ({
  region: 'us-east-1',
  endpoint: cloud.url,
  maxAttempts: 1,
  credentials,
});

/** An IAM client with a root session in the member account, for one task policy. */
async function asRoot(task: string): Promise<IAMClient> {
  const { Credentials } = await new STSClient(config()).send(
    new AssumeRootCommand({
      TargetPrincipal: member,
      TaskPolicyArn: { arn: `arn:aws:iam::aws:policy/root-task/${task}` },
    }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return new IAMClient(
    config({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }),
  );
}

const failure = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => 'done',
    (error: unknown) => error instanceof Error && { name: error.name, message: error.message },
  );

test('accounts are listed, and contacts are read and written', async () => {
  const { Accounts = [] } = await new OrganizationsClient(config()).send(new ListAccountsCommand({}));
  expect(Accounts.map(({ Id, State, Paths }) => [Id, State, Paths?.[0]])[2]).toEqual([
    member,
    'ACTIVE',
    `o-exampleorg1/r-root/ou-root-workload/ou-root-prodprod/${member}/`,
  ]);
  const account = new AccountClient(config());
  const billing = { AccountId: member, AlternateContactType: 'BILLING' } as const;
  expect(await failure(account.send(new GetAlternateContactCommand(billing)))).toEqual({
    name: 'ResourceNotFoundException',
    message: 'No contact of the inputted alternate contact type found.',
  });
  const contact = { Name: 'Ann', Title: 'CFO', EmailAddress: ' ann@one.example', PhoneNumber: '+1 555' };
  await account.send(new PutAlternateContactCommand({ ...billing, ...contact }));
  const { AlternateContact } = await account.send(new GetAlternateContactCommand(billing));
  expect(AlternateContact).toEqual({ AlternateContactType: 'BILLING', ...contact, EmailAddress: 'ann@one.example' });
  await expect(
    account.send(new PutAlternateContactCommand({ ...billing, ...contact, PhoneNumber: 'none' })),
  ).rejects.toMatchObject({ name: 'ValidationException', fieldList: [{ name: 'phoneNumber' }] });
});

test('a root session does what its task allows, and no more', async () => {
  const audit = await asRoot('IAMAuditRootUserCredentials');
  const { SummaryMap } = await audit.send(new GetAccountSummaryCommand({}));
  expect(SummaryMap?.AccountAccessKeysPresent).toBe(1);
  const { AccessKeyMetadata = [] } = await audit.send(new ListAccessKeysCommand({}));
  expect(AccessKeyMetadata.map(({ AccessKeyId }) => AccessKeyId)).toEqual([keyId]);
  expect(await failure(audit.send(new GetLoginProfileCommand({})))).toEqual({
    name: 'NoSuchEntityException',
    message: `Login Profile for User ${member} cannot be found.`,
  });
  const change = new UpdateAccessKeyCommand({ AccessKeyId: keyId, Status: 'Inactive' });
  expect(await failure(audit.send(change))).toEqual({
    name: 'AccessDenied',
    message: `User: arn:aws:iam::${member}:root is not authorized to perform: iam:UpdateAccessKey on resource: arn:aws:iam::${member}:root with an explicit deny in a session policy`,
  });
  const remove = await asRoot('IAMDeleteRootUserCredentials');
  await remove.send(new DeleteAccessKeyCommand({ AccessKeyId: keyId }));
  expect(simulated.account(member)?.root.accessKeys).toEqual([]);
});

test('a service control policy that denies a root session is named', async () => {
  const audit = await asRoot('IAMAuditRootUserCredentials');
  expect(await failure(audit.send(new GetUserCommand({})))).toEqual({
    name: 'AccessDenied',
    message: `User: arn:aws:iam::${member}:root is not authorized to perform: iam:GetUser on resource: arn:aws:iam::${member}:root with an explicit deny in a service control policy: arn:aws:organizations::${management}:policy/o-exampleorg1/service_control_policy/p-examplepol1`,
  });
});

test('the errors of the credential report have the names that the client knows', async () => {
  expect(await failure(new IAMClient(config()).send(new GetCredentialReportCommand({})))).toEqual({
    name: 'CredentialReportNotPresentException',
    message: 'No report is present',
  });
});
