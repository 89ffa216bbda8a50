import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { AssumeRootCommand, STSClient } from '@aws-sdk/client-sts';
import { emulate, type Emulator, VirtualClock } from '../../src';
import { delegate, management, member, organization } from '../aws/organization/organization-builder';
import { as, failure } from './callers';

const regionDeny = {
  id: 'p-regiondeny1',
  name: 'EuropeOnly',
  targets: ['r-root'],
  content: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1'] } },
      },
    ],
  },
};
const rcp = {
  id: 'p-signindeny',
  name: 'NoRootSignIn',
  type: 'RESOURCE_CONTROL_POLICY' as const,
  targets: ['ou-root-workload'],
  content: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 'signin:Authenticate', Resource: '*' }],
  },
};

let aws: Emulator;
beforeAll(async () => {
  const policies = [regionDeny, rcp];
  const clock = new VirtualClock(Date.parse('2026-11-02T06:00:00Z'));
  aws = await emulate({ organization: organization({ file: { policies } }), clock, port: 0 });
});
afterAll(() => aws.close());

const denied = { message: expect.stringContaining(`service_control_policy/${regionDeny.id}`) as string };

test('global services run in us-east-1, from whatever Region they are called, so a Region deny hits them', async () => {
  const config = as(aws, delegate, 'eu-central-1');
  expect(await failure(new IAMClient(config).send(new GetAccountSummaryCommand({})))).toMatchObject(denied);
  expect(await failure(new OrganizationsClient(config).send(new ListRootsCommand({})))).toMatchObject(denied);
});

test('STS runs in the Region of the call', async () => {
  const assume = new AssumeRootCommand({
    TargetPrincipal: member,
    TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
  });
  expect(await failure(new STSClient(as(aws, delegate, 'eu-central-1')).send(assume))).toBe('done');
  expect(await failure(new STSClient(as(aws, delegate, 'us-east-1')).send(assume))).toMatchObject(denied);
});

test('resource control policies are listed beside service control policies, each by its filter', async () => {
  const client = new OrganizationsClient(as(aws, management));
  const { Roots } = await client.send(new ListRootsCommand({}));
  expect(Roots?.[0]?.PolicyTypes).toEqual([
    { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' },
    { Type: 'RESOURCE_CONTROL_POLICY', Status: 'ENABLED' },
  ]);
  const listed = async (Filter: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'): Promise<unknown> => {
    const { Policies } = await client.send(new ListPoliciesCommand({ Filter }));
    return Policies?.map(({ Id, Type, AwsManaged }) => [Id, Type, AwsManaged]);
  };
  expect(await listed('SERVICE_CONTROL_POLICY')).toEqual([
    [regionDeny.id, 'SERVICE_CONTROL_POLICY', false],
    ['p-FullAWSAccess', 'SERVICE_CONTROL_POLICY', true],
  ]);
  expect(await listed('RESOURCE_CONTROL_POLICY')).toEqual([
    [rcp.id, 'RESOURCE_CONTROL_POLICY', false],
    ['p-RCPFullAWSAccess', 'RESOURCE_CONTROL_POLICY', true],
  ]);
  const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId: rcp.id }));
  expect(Policy?.PolicySummary?.Arn).toBe(
    `arn:aws:organizations::${management}:policy/o-exampleorg1/resource_control_policy/${rcp.id}`,
  );
  expect(JSON.parse(Policy?.Content ?? '')).toEqual(rcp.content);
});

test('without resource control policies their type is not in use', async () => {
  const clock = new VirtualClock(0);
  const other = await emulate({ organization: organization(), clock, port: 0 });
  const client = new OrganizationsClient({ ...as(other, management), systemClockOffset: -Date.now() });
  const { Roots } = await client.send(new ListRootsCommand({}));
  const { Policies } = await client.send(new ListPoliciesCommand({ Filter: 'RESOURCE_CONTROL_POLICY' }));
  await other.close();
  expect([Roots?.[0]?.PolicyTypes?.length, Policies]).toEqual([1, []]);
});
