import { GetAlternateContactCommand, AccountClient } from '@aws-sdk/client-account';
import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import { DescribeAccountCommand, ListRootsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { AssumeRootCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Cloud, startCloud, VirtualClock } from '../../src';
import { management, member, neighbour, organization } from './organization/organization-builder';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({
    organization: organization(),
    clock: new VirtualClock(Date.parse('2026-11-02T06:00:00Z')),
  });
});
afterAll(() => cloud.close());

const as = (accessKeyId: string, sessionToken?: string) => ({
  endpoint: cloud.url,
  region: 'us-east-1',
  forcePathStyle: true,
  maxAttempts: 1,
  credentials: { accessKeyId, secretAccessKey: 'x', ...(sessionToken !== undefined && { sessionToken }) },
});

describe('Organizations answers every error of a client with 400', () => {
  test.each([
    ['AccountNotFoundException', management, new DescribeAccountCommand({ AccountId: '999999999999' })],
    ['AccessDeniedException', neighbour, new ListRootsCommand({})],
    ['AWSOrganizationsNotInUseException', '999999999999', new ListRootsCommand({})],
    ['InvalidInputException', management, new DescribeAccountCommand({ AccountId: 'abc' })],
  ])('%s', async (name, keyId, command) => {
    await expect(new OrganizationsClient(as(keyId)).send(command as ListRootsCommand)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('TooManyRequestsException, with its type', async () => {
    const client = new OrganizationsClient(as(member));
    const ask = async (): Promise<unknown> => client.send(new ListRootsCommand({})).catch((error: unknown) => error);
    const answers = await Promise.all(Array.from({ length: 40 }, ask));
    expect(answers).toContainEqual(
      expect.objectContaining({
        name: 'TooManyRequestsException',
        message: 'You have sent too many requests in too short a period of time. Try again later.',
        Type: 'TOO_MANY_REQUESTS',
        $metadata: expect.objectContaining({ httpStatusCode: 400 }) as object,
      }),
    );
  });
});

describe('credentials that were issued need their session token', () => {
  test.each<[string, string | undefined, string, number, (keys: ReturnType<typeof as>) => Promise<unknown>]>([
    [
      'iam',
      undefined,
      'InvalidClientTokenId',
      403,
      (keys) => new IAMClient(keys).send(new GetAccountSummaryCommand({})),
    ],
    ['sts', 'AAAA', 'InvalidClientTokenId', 403, (keys) => new STSClient(keys).send(new GetCallerIdentityCommand({}))],
    [
      'organizations',
      undefined,
      'UnrecognizedClientException',
      400,
      (keys) => new OrganizationsClient(keys).send(new ListRootsCommand({})),
    ],
    [
      'account',
      'AAAA',
      'UnrecognizedClientException',
      403,
      (keys) => new AccountClient(keys).send(new GetAlternateContactCommand({ AlternateContactType: 'SECURITY' })),
    ],
    [
      's3',
      undefined,
      'InvalidAccessKeyId',
      403,
      (keys) => new S3Client(keys).send(new ListObjectsV2Command({ Bucket: 'b' })),
    ],
    ['s3', 'AAAA', 'InvalidToken', 400, (keys) => new S3Client(keys).send(new ListObjectsV2Command({ Bucket: 'b' }))],
  ])('%s with the token %s answers %s', async (_, token, name, httpStatusCode, send) => {
    const { Credentials } = await new STSClient(as('any')).send(
      new AssumeRootCommand({
        TargetPrincipal: member,
        TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
      }),
    );
    const keyId = Credentials?.AccessKeyId ?? '';
    await expect(send(as(keyId, token))).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    const { SummaryMap } = await new IAMClient(as(keyId, Credentials?.SessionToken)).send(
      new GetAccountSummaryCommand({}),
    );
    expect(SummaryMap?.['AccountMFAEnabled']).toBe(0);
  });
});

test.each(['DeleteVirtualMFADevice', 'CreateUser', 'ListUsers'])(
  'a root session is denied %s, which no task has, though it is not simulated',
  async (Action) => {
    const caller = { kind: 'root-session', account: member, arn: `arn:aws:iam::${member}:root` } as const;
    const { accessKeyId, sessionToken } = cloud.aws.credentials.issue({
      ...caller,
      taskPolicy: 'S3UnlockBucketPolicy',
    });
    const answer = await fetch(cloud.url, {
      method: 'POST',
      body: `Action=${Action}&Version=2010-05-08`,
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261102/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=x`,
        'x-amz-security-token': sessionToken,
      },
    });
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('explicit deny in a session policy'),
    ]);
  },
);

const scope = (service: string): string => `${member}/20261102/us-east-1/${service}/aws4_request`;
const signed = (service: string) => ({
  headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope(service)}, SignedHeaders=host, Signature=x` },
});
const whoAmI = 'Action=GetCallerIdentity&Version=2011-06-15';

test.each<[string, (url: string) => Promise<Response>]>([
  ['a query in the address', (url) => fetch(`${url}/?${whoAmI}`, signed('sts'))],
  [
    'a presigned address',
    (url) => fetch(`${url}/?${whoAmI}&X-Amz-Credential=${encodeURIComponent(scope('sts'))}&X-Amz-Signature=x`),
  ],
  ['a form', (url) => fetch(url, { method: 'POST', body: whoAmI, ...signed('sts') })],
])('STS answers %s', async (_, ask) => {
  const answer = await ask(cloud.url);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(`<Account>${member}</Account>`);
});

test('another version of a query service is unknown', async () => {
  const body = 'Action=GetCallerIdentity&Version=2001-01-01';
  const answer = await fetch(cloud.url, { method: 'POST', body, ...signed('sts') });
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining('Could not find operation GetCallerIdentity for version 2001-01-01'),
  ]);
});

test('errors without a service carry a request id too', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(cloud.url, { method: 'POST', body: whoAmI, headers });
  expect(await answer.text()).toMatch(/<RequestId>[\w-]{36}<\/RequestId><\/ErrorResponse>$/);
});
