import { AccountClient, DeleteAlternateContactCommand, EnableRegionCommand } from '@aws-sdk/client-account';
import { ListUsersCommand, IAMClient } from '@aws-sdk/client-iam';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { Faults } from '../../src/aws/faults';
import { type RunningServer, startServer } from '../../src/aws/server';
import type { Call, Service } from '../../src/aws/service';
import type { SimulatedAwsOptions } from '../../src/aws/simulated-aws';
import { managementAccount, simulatedAws } from './simulated-aws-builder';

let received: Call[] = [];
const service = (name: string, operation: string): Service => ({
  name,
  needs: (call) => [{ action: `${name}:${call.operation}`, resource: '*' }],
  target: (call) => call.caller.account,
  operations: {
    [operation]: (_: unknown, call: Call) => {
      received.push(call);
      return {};
    },
  },
});
const services = [service('account', 'DeleteAlternateContact'), service('iam', 'ListUsers')];
const remove = new DeleteAlternateContactCommand({ AlternateContactType: 'SECURITY' });

let server: RunningServer;
let settings: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };
let aws: ReturnType<typeof simulatedAws>;

const start = async (options: Partial<SimulatedAwsOptions> = {}): Promise<void> => {
  aws = simulatedAws({ services, ...options });
  server = await startServer(aws);
  settings = {
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: '100000000003', secretAccessKey: 'x' },
  };
};
beforeEach(() => {
  received = [];
});
afterEach(() => server.close());

test('the credential scope picks the service and the Region, the access key id the caller', async () => {
  await start();
  await new AccountClient(settings).send(remove);
  const issued = aws.credentials.issue({
    kind: 'role',
    account: managementAccount,
    arn: 'arn:aws:sts::1:assumed-role/a/b',
  });
  await new IAMClient({ ...settings, credentials: issued }).send(new ListUsersCommand({}));
  expect(received.map((call) => [call.service, call.operation, call.region, call.caller.arn])).toEqual([
    ['account', 'DeleteAlternateContact', 'eu-west-1', 'arn:aws:iam::100000000003:user/administrator'],
    ['iam', 'ListUsers', 'eu-west-1', 'arn:aws:sts::1:assumed-role/a/b'],
  ]);
});

test.each(['Timeout', 'LostResponse'])('the SDK sees %s as a dropped connection and tries again', async (error) => {
  const fault = { operation: 'account:DeleteAlternateContact', error, times: 1 };
  await start({ faults: new Faults([{ id: '100000000003', faults: [fault] }]) });
  const { $metadata } = await new AccountClient(settings).send(remove);
  expect([$metadata.attempts, received.length]).toEqual([2, error === 'LostResponse' ? 2 : 1]);
});

test.each([
  ['account', () => new AccountClient(settings).send(remove), 'AccessDeniedException', 403],
  ['iam', () => new IAMClient(settings).send(new ListUsersCommand({})), 'AccessDenied', 403],
])('%s denies with its own error name', async (_, send, name, httpStatusCode) => {
  await start({ authorize: () => ({ by: 'identity-based policy', explicit: false }) });
  await expect(send()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
});

test('an operation, a service and a signature that are missing are named', async () => {
  await start();
  await expect(new AccountClient(settings).send(new EnableRegionCommand({ RegionName: 'x' }))).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: 'The simulated AWS has no account:EnableRegion.',
  });
  await expect(new SFNClient(settings).send(new StartExecutionCommand({ stateMachineArn: 'x' }))).rejects.toMatchObject(
    {
      name: 'UnknownService',
      message: 'The simulated AWS has no service sfn; it has account, iam.',
    },
  );
  const unsigned = await fetch(server.url);
  expect([unsigned.status, await unsigned.json()]).toEqual([
    403,
    {
      __type: 'MissingAuthenticationToken',
      message: 'The request has no AWS Signature Version 4, whose credential scope tells the service.',
    },
  ]);
});

test.each([
  ['ses', 'sesv2'],
  ['states', 'sfn'],
  ['ec2', 'ec2'],
])('a service that is not served, signed as %s, is called %s', async (signingName, name) => {
  await start();
  const authorization = `AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/${signingName}/aws4_request, SignedHeaders=host, Signature=x`;
  const answer = await fetch(server.url, { method: 'POST', headers: { authorization } });
  expect(await answer.json()).toEqual({
    __type: 'UnknownService',
    message: `The simulated AWS has no service ${name}; it has account, iam.`,
  });
});

test('a request that cannot be read is refused without its content', async () => {
  await start();
  const authorization =
    'AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/account/aws4_request, SignedHeaders=host, Signature=x';
  const answer = await fetch(`${server.url}/deleteAlternateContact`, {
    method: 'POST',
    body: '{"secret',
    headers: { authorization },
  });
  expect([answer.status, await answer.json()]).toEqual([400, { message: 'The body is not JSON.' }]);
});

test('answers carry the simulated date, and the server listens on the loopback only', async () => {
  await start();
  const authorization =
    'AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=x';
  const answer = await fetch(server.url, { method: 'POST', body: 'Action=ListUsers', headers: { authorization } });
  expect([answer.status, answer.headers.get('date')]).toEqual([200, 'Sun, 22 Nov 2026 09:00:00 GMT']);
  expect(new URL(server.url).hostname).toBe('127.0.0.1');
});
