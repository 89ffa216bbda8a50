// A program that knows nothing of Rootward: the plain AWS SDK, pointed at an endpoint by AWS_ENDPOINT_URL.
// Usage: node plain-sdk-client.mjs <account>
import { AccountClient, GetAlternateContactCommand, PutAlternateContactCommand } from '@aws-sdk/client-account';
import { IAMClient, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations';
import { AssumeRootCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

const [account] = process.argv.slice(2);

const accounts = [];
for await (const page of paginateListAccounts({ client: new OrganizationsClient(), pageSize: 5 }, {}))
  accounts.push(...page.Accounts.map(({ Id, Name, State, Paths }) => ({ Id, Name, State, Paths })));

const contacts = new AccountClient();
const contact = { AccountId: account, AlternateContactType: 'SECURITY' };
const missing = await contacts.send(new GetAlternateContactCommand(contact)).catch(({ name }) => name);
await contacts.send(
  new PutAlternateContactCommand({
    ...contact,
    Name: 'Plain Client',
    Title: 'SDK',
    EmailAddress: 'plain@harbor.example',
    PhoneNumber: '+1 555 010 0199',
  }),
);
const { AlternateContact: written } = await contacts.send(new GetAlternateContactCommand(contact));

const sts = new STSClient();
const { Arn: caller } = await sts.send(new GetCallerIdentityCommand());
const { Credentials: session } = await sts.send(
  new AssumeRootCommand({
    TargetPrincipal: account,
    TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
    DurationSeconds: 900,
  }),
);
const iam = new IAMClient({
  credentials: {
    accessKeyId: session.AccessKeyId,
    secretAccessKey: session.SecretAccessKey,
    sessionToken: session.SessionToken,
  },
});
const { AccessKeyMetadata } = await iam.send(new ListAccessKeysCommand());
const keys = AccessKeyMetadata.map(({ AccessKeyId, Status }) => ({ AccessKeyId, Status }));

process.stdout.write(JSON.stringify({ caller, accounts, missing, written, keys }));
