import { environmentNames } from '../../lib/workflow/environment';
import { stages } from '../../lib/workflow/stages';
import { functionTimeoutSeconds } from '../../lib/workflow/timeouts';
import { resourcesOf, synthesizeFixture, written, type Json } from './fixtures/stack';
import { statementsOf } from './fixtures/statements';

const { template, assetManifest, bundles } = synthesizeFixture();
const assets = Object.values((assetManifest as AssetManifest).files).flatMap(({ source, destinations }) =>
  Object.values(destinations).map((destination) => ({ ...source, ...destination })),
);
interface AssetManifest {
  readonly files: Readonly<
    Record<
      string,
      { readonly source: { readonly path: string }; readonly destinations: Readonly<Record<string, Json>> }
    >
  >;
}

const only = (type: string): Json => {
  const found = resourcesOf(template, type);
  expect(found).toHaveLength(1);
  return found[0]?.Properties ?? {};
};
const functions = resourcesOf(template, 'AWS::Lambda::Function');

test('there is one function for each stage, with a role, a log group and a bundle of its own', () => {
  expect(functions.map(({ Properties }) => Properties['FunctionName'])).toEqual(
    stages.map((stage) => `Rootward-${stage}`),
  );
  for (const own of ['Role', 'LoggingConfig', 'Code']) {
    expect(new Set(functions.map(({ Properties }) => JSON.stringify(Properties[own]))).size).toBe(stages.length);
  }
  expect(functions.map(({ Metadata }) => `${String(Metadata?.['aws:asset:path'])}/index.js`)).toEqual(
    stages.map((stage) => bundles[stage]),
  );
});

test('functions run on a current runtime, within the timeouts of lib/workflow', () => {
  expect(
    functions.map(({ Properties: { Runtime, Architectures, Timeout, Handler } }) => ({
      Runtime,
      Architectures,
      Timeout,
      Handler,
    })),
  ).toEqual(
    stages.map((stage) => ({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: functionTimeoutSeconds[stage],
      Handler: 'index.handler',
    })),
  );
});

const variablesOf = (from: Json): Json[] =>
  resourcesOf(from, 'AWS::Lambda::Function').map(
    ({ Properties }) => (Properties['Environment'] as { readonly Variables: Json }).Variables,
  );

test('functions get the variables that lib/workflow names, and only those that mail the address of the page', () => {
  const { mode, pageUrl, ...always } = environmentNames;
  const expected = stages.map((stage) => [
    ...Object.values(always),
    ...(['conclude', 'tell'].includes(stage) ? [pageUrl] : []),
  ]);
  expect(variablesOf(template).map((variables) => Object.keys(variables).toSorted())).toEqual(
    expected.map((names) => names.toSorted()),
  );
  const withMode = variablesOf(synthesizeFixture({ mode: 'apply' }).template);
  expect(withMode.map((variables) => variables[mode])).toEqual(stages.map(() => 'apply'));
});

test('mails link to the page’s own API, or to the address that is given', () => {
  const link = (from: Json): unknown => variablesOf(from)[stages.indexOf('conclude')]?.[environmentNames.pageUrl];
  expect(link(template)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^PageApi/), 'ApiEndpoint'] });
  const pageUrl = 'https://rootward.example.com';
  expect(link(synthesizeFixture({ pageUrl }).template)).toBe(pageUrl);
});

test('the policy is published under the key that the functions are told', () => {
  const [variables] = variablesOf(template);
  const policy = assets.find(({ path }) => path.endsWith('rootward.example.yaml'));
  expect(policy).toMatchObject({
    bucketName: written(variables?.[environmentNames.policyBucket]),
    objectKey: variables?.[environmentNames.policyKey],
  });
});

test('the bucket is private, encrypted and versioned, and contact values leave it after 90 days', () => {
  expect(only('AWS::S3::Bucket')).toMatchObject({
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    VersioningConfiguration: { Status: 'Enabled' },
    LifecycleConfiguration: {
      Rules: [
        { Prefix: 'snapshots/', ExpirationInDays: 90, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
        { Prefix: 'map-results/', ExpirationInDays: 30 },
        { NoncurrentVersionExpiration: { NoncurrentDays: 90 }, ExpiredObjectDeleteMarker: true },
      ],
    },
  });
  const { PolicyDocument } = only('AWS::S3::BucketPolicy');
  expect(PolicyDocument).toMatchObject({
    Statement: [{ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
  });
});

test('the table is kept, recoverable, and can be asked by state', () => {
  expect(only('AWS::DynamoDB::GlobalTable')).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-state',
        KeySchema: [
          { AttributeName: 'indexState', KeyType: 'HASH' },
          { AttributeName: 'openedAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
      {
        IndexName: 'waiting',
        KeySchema: [
          { AttributeName: 'waiting', KeyType: 'HASH' },
          { AttributeName: 'askedAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    Replicas: [
      { DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    ],
  });
});

test('bucket and table outlive the stack', () => {
  const kept = ['AWS::S3::Bucket', 'AWS::DynamoDB::GlobalTable'].flatMap((type) => resourcesOf(template, type));
  expect(kept.map(({ UpdateReplacePolicy }) => UpdateReplacePolicy)).toEqual(['Retain', 'Retain']);
});

test('logs are kept for three months and hold no payloads', () => {
  const retentions = resourcesOf(template, 'AWS::Logs::LogGroup').map(
    ({ Properties }) => Properties['RetentionInDays'],
  );
  // One log group per function and state machine, and one for the access log of the page.
  expect(retentions).toEqual(Array.from({ length: stages.length + 3 }, () => 90));
  const machines = resourcesOf(template, 'AWS::StepFunctions::StateMachine').map(({ Properties }) => Properties);
  expect(machines.map(({ StateMachineName }) => StateMachineName)).toEqual(['Rootward-Run', 'Rootward-Case']);
  for (const machine of machines) {
    expect(machine).toMatchObject({
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  }
});

test('the page is asked by signed requests only, a few a second, and its log holds no query string', () => {
  const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties);
  expect(routes.map(({ RouteKey, AuthorizationType }) => [RouteKey, AuthorizationType])).toEqual([
    ['ANY /', 'AWS_IAM'],
    ['ANY /{path+}', 'AWS_IAM'],
  ]);
  const { DefaultRouteSettings, AccessLogSettings } = only('AWS::ApiGatewayV2::Stage');
  expect(DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 });
  const { Format } = AccessLogSettings as { readonly Format: string };
  expect(Object.values(JSON.parse(Format) as Json)).toEqual([
    '$context.requestId',
    '$context.requestTimeEpoch',
    '$context.httpMethod',
    '$context.path',
    '$context.status',
    '$context.identity.userArn',
    '$context.identity.sourceIp',
    '$context.error.responseType',
  ]);
});

test('no role has a managed policy, and every role of a shared service is for this account only', () => {
  const roles = resourcesOf(template, 'AWS::IAM::Role').map(({ Properties }) => Properties);
  expect(roles.filter((role) => 'ManagedPolicyArns' in role)).toEqual([]);
  const trusts = roles.map(({ AssumeRolePolicyDocument }) => {
    const { Statement } = AssumeRolePolicyDocument as { readonly Statement: readonly Json[] };
    return Statement.map(({ Principal, Condition }) => [(Principal as Json)['Service'], Condition]);
  });
  const sameAccount = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
  expect(trusts).toEqual([
    ...stages.map(() => [['lambda.amazonaws.com', undefined]]),
    [['states.amazonaws.com', sameAccount]],
    [['states.amazonaws.com', sameAccount]],
    [['scheduler.amazonaws.com', sameAccount]],
    [['scheduler.amazonaws.com', sameAccount]],
    [['events.amazonaws.com', sameAccount]],
  ]);
});

test('the schedules and the events may start the Run state machine or the sweep, and nothing else', () => {
  const { id } = resourcesOf(template, 'AWS::StepFunctions::StateMachine')[0] ?? { id: '' };
  const starters = statementsOf(template).filter(({ role }) => !role.startsWith('Rootward-'));
  expect(starters.map(({ actions, resources }) => [actions, resources])).toEqual([
    [['lambda:InvokeFunction'], [expect.stringMatching(/^<sweepFunction\w+\.Arn>$/)]],
    [['states:StartExecution'], [`<${id}>`]],
    [['states:StartExecution'], [`<${id}>`]],
  ]);
});

test('a policy that changes gives functions another digest and another key', () => {
  const other = synthesizeFixture({ policyFile: `${__dirname}/../organizations/harbor.rootward.yaml` });
  const [before] = variablesOf(template);
  const [after] = variablesOf(other.template);
  for (const name of [environmentNames.policyDigest, environmentNames.policyKey]) {
    expect(after?.[name]).not.toBe(before?.[name]);
  }
});
