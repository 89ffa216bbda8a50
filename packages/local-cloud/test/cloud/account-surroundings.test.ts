import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
} from '@aws-sdk/client-cloudtrail';
import { GetBucketEncryptionCommand, S3Client } from '@aws-sdk/client-s3';
import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  ListEmailIdentitiesCommand,
  SendEmailCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { emulate, type Emulator, loadOrganization, VirtualClock } from '../../src';
import type { OrganizationFile } from '../../src/aws/organization-file';
import {
  delegate,
  management,
  member,
  organization,
  organizationFile,
  type Overrides,
} from '../aws/organization/organization-builder';
import { allow, as, failure, keyOf } from './callers';

const start = Date.parse('2026-11-02T06:00:00Z');
const clock = new VirtualClock(start);
let aws: Emulator;
afterEach(() => aws.close());

async function serve(overrides: Overrides): Promise<void> {
  aws = await emulate({ organization: organization(overrides), clock, port: 0 });
}
const withEnvironment = (environment: OrganizationFile['environment']): Promise<void> =>
  serve({ file: { environment } });

describe('SES tells of each Region', () => {
  const ses = (region = 'us-east-1', account = management): SESv2Client => new SESv2Client(as(aws, account, region));
  const identity = (name: string, region?: string): Promise<unknown> =>
    ses(region)
      .send(new GetEmailIdentityCommand({ EmailIdentity: name }))
      .then(
        (it) => [it.IdentityType, it.VerifiedForSendingStatus, it.VerificationStatus, it.ConfigurationSetName],
        (error: unknown) => error instanceof Error && [error.name, error.message],
      );

  beforeEach(() =>
    withEnvironment({
      sesIdentities: ['one.example', 'aws@two.example'],
      sesUnverified: ['three.example'],
      sesConfigurationSet: 'default',
      sesRegions: ['us-east-1'],
    }),
  );

  test('whether the account is out of the sandbox, and how much it may send', async () => {
    expect(await ses().send(new GetAccountCommand({}))).toMatchObject({
      ProductionAccessEnabled: true,
      SendingEnabled: true,
      EnforcementStatus: 'HEALTHY',
      SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14 },
    });
    expect(await ses('eu-west-1').send(new GetAccountCommand({}))).toMatchObject({
      ProductionAccessEnabled: false,
      SendQuota: { Max24HourSend: 200, MaxSendRate: 1 },
    });
  });

  test('the identities, and which are verified', async () => {
    const { EmailIdentities } = await ses().send(new ListEmailIdentitiesCommand({}));
    expect(EmailIdentities?.map((it) => [it.IdentityType, it.IdentityName, it.VerificationStatus])).toEqual([
      ['DOMAIN', 'one.example', 'SUCCESS'],
      ['EMAIL_ADDRESS', 'aws@two.example', 'SUCCESS'],
      ['DOMAIN', 'three.example', 'PENDING'],
    ]);
    const elsewhere = await ses('eu-west-1').send(new ListEmailIdentitiesCommand({}));
    expect(elsewhere.EmailIdentities).toEqual([]);
  });

  test.each([
    ['a domain', 'ONE.example', undefined, ['DOMAIN', true, 'SUCCESS', 'default']],
    ['an address', 'aws@two.example', undefined, ['EMAIL_ADDRESS', true, 'SUCCESS', 'default']],
    ['one that is not verified', 'three.example', undefined, ['DOMAIN', false, 'PENDING', 'default']],
    [
      'one that is not there',
      'x.example',
      undefined,
      ['NotFoundException', 'Email identity x.example does not exist.'],
    ],
    ['one of another Region', 'one.example', 'eu-west-1', ['NotFoundException', expect.any(String)]],
  ])('one identity: %s', async (_, name, region, expected) => {
    expect(await identity(name, region)).toEqual(expected);
  });

  test('one more request in a second than SES takes is throttled', async () => {
    const ask = (): Promise<unknown> => failure(ses().send(new GetAccountCommand({})));
    expect(await Promise.all([ask(), ask()])).toContainEqual({
      name: 'TooManyRequestsException',
      message: 'Rate exceeded',
    });
  });

  test('a member account has its own: by default all healthy', async () => {
    expect(await ses('eu-west-1', member).send(new GetAccountCommand({}))).toMatchObject({
      ProductionAccessEnabled: true,
    });
  });
});

describe('a mail', () => {
  const send = (to: string): Promise<unknown> =>
    failure(
      new SESv2Client(as(aws, keyOf('A'))).send(
        new SendEmailCommand({
          FromEmailAddress: 'a@one.example',
          Destination: { ToAddresses: [to] },
          Content: { Simple: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } } },
        }),
      ),
    );
  const identities = (resource: string[]) => [
    { accessKeyId: keyOf('A'), account: management, role: 'Sender', policies: [allow(['ses:SendEmail'], resource)] },
  ];
  const identity = `arn:aws:ses:us-east-1:${management}:identity/one.example`;

  test('in the sandbox reaches verified recipients alone', async () => {
    const environment = { sesIdentities: ['one.example'], sesSandbox: true };
    await serve({ file: { environment, identities: identities([identity]) } });
    expect(await send('b@one.example')).toBe('done');
    expect(await send('b@two.example')).toMatchObject({ name: 'MessageRejected' });
  });

  test('from an identity with a default configuration set needs a permission on that set', async () => {
    const environment = { sesIdentities: ['one.example'], sesConfigurationSet: 'news' };
    const set = `arn:aws:ses:us-east-1:${management}:configuration-set/news`;
    await serve({ file: { environment, identities: identities([identity]) } });
    expect(await send('b@two.example')).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`perform: ses:SendEmail on resource: ${set}`) as string,
    });
    await aws.close();
    await serve({ file: { environment, identities: identities([identity, set]) } });
    expect(await send('b@two.example')).toBe('done');
  });
});

describe('CloudTrail tells of trails', () => {
  const trails = (account: string, region = 'us-east-1'): CloudTrailClient =>
    new CloudTrailClient(as(aws, account, region));
  const listed = async (account: string, region?: string, input: object = {}): Promise<unknown> => {
    const { trailList } = await trails(account, region).send(new DescribeTrailsCommand(input));
    return trailList?.map(({ Name }) => Name);
  };
  const arn = (name: string, region = 'eu-west-1'): string =>
    `arn:aws:cloudtrail:${region}:${management}:trail/${name}`;

  beforeEach(() =>
    serve({
      file: {
        environment: {
          trails: [
            { name: 'everything', homeRegion: 'eu-west-1' },
            { name: 'here', multiRegion: false, organization: false, logging: false, managementEvents: 'none' },
            {
              name: 'writes',
              organization: false,
              advancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }],
            },
          ],
        },
      },
      member: { environment: { trails: [{ name: 'own', homeRegion: 'us-west-2', multiRegion: false }] } },
    }),
  );

  test.each([
    ['the home Region', management, 'us-east-1', {}, ['everything', 'here', 'writes']],
    ['another one', management, 'eu-west-1', {}, ['everything', 'writes']],
    ['those that begin there', management, 'eu-west-1', { includeShadowTrails: false }, ['everything']],
    ['a member, which sees those of the organization', member, 'us-west-2', {}, ['own', 'everything']],
    ['a member, without those that begin elsewhere', member, 'us-west-2', { includeShadowTrails: false }, ['own']],
    ['a name', management, 'us-east-1', { trailNameList: ['here', 'everything'] }, ['here']],
    ['an ARN', management, 'us-east-1', { trailNameList: [arn('everything')] }, ['everything']],
    ['an account outside', '999999999999', 'us-east-1', {}, []],
  ])('in %s', async (_, account, region, input, expected) => {
    expect(await listed(account, region, input)).toEqual(expected);
  });

  test('what a trail is', async () => {
    const { Trail } = await trails(management).send(new GetTrailCommand({ Name: arn('everything') }));
    expect(Trail).toMatchObject({
      Name: 'everything',
      HomeRegion: 'eu-west-1',
      IsMultiRegionTrail: true,
      IsOrganizationTrail: true,
      TrailARN: arn('everything'),
      HasCustomEventSelectors: false,
    });
  });

  test('a trail of another Region, and in a member one of the organization, needs its ARN', async () => {
    const status = (account: string, Name: string): Promise<unknown> =>
      trails(account)
        .send(new GetTrailStatusCommand({ Name }))
        .then(({ IsLogging }) => IsLogging)
        .catch((error: unknown) => error instanceof Error && [error.name, error.message]);
    expect(await status(management, 'here')).toBe(false);
    expect(await status(management, 'everything')).toEqual([
      'TrailNotFoundException',
      `Unknown trail: ${arn('everything', 'us-east-1')} for the user: ${management}`,
    ]);
    expect(await status(member, arn('everything'))).toBe(true);
    expect(await status(delegate, arn('writes', 'us-east-1'))).toEqual(['TrailNotFoundException', expect.any(String)]);
  });

  test('which management events a trail records', async () => {
    const selectors = async (name: string): Promise<unknown> => {
      const { EventSelectors, AdvancedEventSelectors } = await trails(management).send(
        new GetEventSelectorsCommand({ TrailName: name }),
      );
      return EventSelectors?.map((it) => [it.ReadWriteType, it.IncludeManagementEvents]) ?? AdvancedEventSelectors;
    };
    expect(await selectors(arn('everything'))).toEqual([['All', true]]);
    expect(await selectors('here')).toEqual([['All', false]]);
    expect(await selectors('writes')).toEqual([
      { FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
    ]);
  });
});

test.each([
  ['an ordinary trail of the organization', {}, ['organization-trail']],
  ['no trail', { trail: false }, []],
])('where a file says little, there is %s', async (_, environment, expected) => {
  await withEnvironment(environment);
  const { trailList } = await new CloudTrailClient(as(aws, management)).send(new DescribeTrailsCommand({}));
  expect(trailList?.map(({ Name }) => Name)).toEqual(expected);
});

describe('a Region that is bootstrapped for CDK', () => {
  const Name = '/cdk-bootstrap/hnb659fds/version';
  const version = (region: string, name = Name, account = management): Promise<unknown> =>
    new SSMClient(as(aws, account, region))
      .send(new GetParameterCommand({ Name: name }))
      .then(({ Parameter }) => Parameter?.Value)
      .catch((error: unknown) => error instanceof Error && error.name);
  const key = (region: string, of = `cdk-hnb659fds-assets-${management}-${region}`, at = region): Promise<unknown> =>
    new S3Client(as(aws, management, at))
      .send(new GetBucketEncryptionCommand({ Bucket: of }))
      .then(({ ServerSideEncryptionConfiguration }) => {
        const [rule] = ServerSideEncryptionConfiguration?.Rules ?? [];
        const { SSEAlgorithm, KMSMasterKeyID } = rule?.ApplyServerSideEncryptionByDefault ?? {};
        return [SSEAlgorithm, KMSMasterKeyID];
      })
      .catch((error: unknown) => error instanceof Error && error.name);

  test('has a version, and a bucket under a key of AWS or of the customer', async () => {
    await withEnvironment({
      bootstrapped: [{ region: 'us-east-1' }, { region: 'eu-west-1', version: 21, key: 'customer' }],
    });
    expect([await version('us-east-1'), await version('eu-west-1')]).toEqual(['33', '21']);
    expect(await version('us-west-2')).toBe('ParameterNotFound');
    expect(await version('us-east-1', '/another')).toBe('ParameterNotFound');
    expect(await key('us-east-1')).toEqual(['aws:kms', undefined]);
    expect(await key('eu-west-1')).toEqual([
      'aws:kms',
      expect.stringMatching(new RegExp(`^arn:aws:kms:eu-west-1:${management}:key/`)),
    ]);
    expect(await key('us-west-2')).toBe('NoSuchBucket');
    expect(await key('eu-west-1', undefined, 'us-east-1')).toBe('PermanentRedirect');
    expect(await key('us-east-1', `cdk-hnb659fds-assets-${member}-us-east-1`)).toBe('AccessDenied');
  });

  test('is every one of an account by default, and none when a file says so', async () => {
    await serve({ file: { environment: { bootstrapped: false } } });
    expect(await version('us-east-1')).toBe('ParameterNotFound');
    expect(await version('us-east-1', Name, delegate)).toBe('33');
  });
});

test('the permissions are those of the service reference', async () => {
  const accessKeyId = keyOf('A');
  const identity = { accessKeyId, account: management, role: 'Nobody', policies: [allow(['sts:AssumeRole'])] };
  await serve({ file: { identities: [identity] } });
  const config = as(aws, accessKeyId, 'eu-west-1');
  const Bucket = `cdk-hnb659fds-assets-${management}-eu-west-1`;
  await failure(new SESv2Client(config).send(new GetAccountCommand({})));
  await failure(new SESv2Client(config).send(new ListEmailIdentitiesCommand({})));
  await failure(new SESv2Client(config).send(new GetEmailIdentityCommand({ EmailIdentity: 'one.example' })));
  await failure(new CloudTrailClient(config).send(new DescribeTrailsCommand({})));
  await failure(new CloudTrailClient(config).send(new GetTrailCommand({ Name: 'all' })));
  await failure(new CloudTrailClient(config).send(new GetTrailStatusCommand({ Name: 'all' })));
  await failure(new CloudTrailClient(config).send(new GetEventSelectorsCommand({ TrailName: 'all' })));
  await failure(new SSMClient(config).send(new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' })));
  await failure(new S3Client(config).send(new GetBucketEncryptionCommand({ Bucket })));
  expect(aws.denials.map(({ action, resource }) => [action, resource])).toEqual([
    ['ses:GetAccount', '*'],
    ['ses:ListEmailIdentities', '*'],
    ['ses:GetEmailIdentity', `arn:aws:ses:eu-west-1:${management}:identity/one.example`],
    ['cloudtrail:DescribeTrails', '*'],
    ['cloudtrail:GetTrail', `arn:aws:cloudtrail:eu-west-1:${management}:trail/all`],
    ['cloudtrail:GetTrailStatus', `arn:aws:cloudtrail:eu-west-1:${management}:trail/all`],
    ['cloudtrail:GetEventSelectors', `arn:aws:cloudtrail:eu-west-1:${management}:trail/all`],
    ['ssm:GetParameter', `arn:aws:ssm:eu-west-1:${management}:parameter/cdk-bootstrap/hnb659fds/version`],
    ['s3:GetEncryptionConfiguration', `arn:aws:s3:::${Bucket}`],
  ]);
  expect(aws.calls.map(({ target }) => target)).toEqual(Array(9).fill(management));
});

test('a file whose trails contradict each other is refused', async () => {
  await serve({});
  const trails = [
    { name: 'one' },
    { name: 'one', managementEvents: 'All' as const, advancedEventSelectors: [{ FieldSelectors: [{ Field: 'x' }] }] },
  ];
  const file = organizationFile({
    file: { environment: { trail: true, trails } },
    member: { environment: { trails: [{ name: 'own', organization: true }] } },
    management: { environment: {} },
  });
  const loaded = loadOrganization(JSON.stringify(file), 'org.json');
  expect(loaded.ok ? [] : loaded.mistakes.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    `accounts[0].environment: expected the environment of the management account beside \`accounts\`, got it here (account ${management})`,
    'environment.trails: expected trail or trails, got both',
    'environment.trails[1].name: expected a name of its own, got "one" twice',
    'environment.trails[1]: expected managementEvents or advancedEventSelectors, got both',
    `accounts[2].environment.trails[0].organization: expected false in a member account, got true (account ${member})`,
  ]);
});
