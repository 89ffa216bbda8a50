import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, CfnOutput, Duration, Fn, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Deployment } from '../../src/template/deployment';
import { loadTemplate } from '../../src/template/load-template';
import { evaluate } from '../../src/permissions/evaluate';

const account = '111122223333';
const region = 'us-east-1';
let directory: string;
let deployment: Deployment;

beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'template-'));
  fs.mkdirSync(path.join(directory, 'bundle'));
  fs.writeFileSync(path.join(directory, 'bundle', 'index.js'), 'exports.handler = async () => ({});');
  const app = new App({ outdir: path.join(directory, 'out'), context: { 'aws:cdk:bundling-stacks': [] } });
  const stack = new Stack(app, 'Stack');

  const bucket = new s3.Bucket(stack, 'Bucket', { enforceSSL: true });
  const table = new dynamodb.TableV2(stack, 'Table', {
    tableName: 'cases',
    partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
    sortKey: { name: 'sk', type: dynamodb.AttributeType.STRING },
    globalSecondaryIndexes: [
      { indexName: 'by-state', partitionKey: { name: 'state', type: dynamodb.AttributeType.STRING } },
    ],
  });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSLambdaBasicExecutionRole'));
  const fn = new lambda.Function(stack, 'Fn', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(path.join(directory, 'bundle')),
    role,
    timeout: Duration.seconds(30),
    environment: { BUCKET: bucket.bucketName, TABLE: table.tableName, HOST: stack.account },
    logGroup: new logs.LogGroup(stack, 'Logs'),
  });
  bucket.grantRead(fn);
  const machine = new sfn.StateMachine(stack, 'Machine', {
    queryLanguage: sfn.QueryLanguage.JSONATA,
    definitionBody: sfn.DefinitionBody.fromChainable(
      tasks.LambdaInvoke.jsonata(stack, 'Call', { lambdaFunction: fn, retryOnServiceExceptions: false }),
    ),
  });
  new events.Rule(stack, 'Rule', {
    eventPattern: { source: ['aws.organizations'], detail: { eventName: events.Match.anyOf('CreateAccountResult') } },
    targets: [
      new SfnStateMachine(machine, {
        input: events.RuleTargetInput.fromObject({ v: 1, id: events.EventField.fromPath('$.id') }),
      }),
    ],
  });
  new Schedule(stack, 'Daily', {
    schedule: ScheduleExpression.rate(Duration.days(1)),
    target: new StepFunctionsStartExecution(machine, {
      input: ScheduleTargetInput.fromObject({ at: '<aws.scheduler.scheduled-time>' }),
    }),
  });
  new CfnOutput(stack, 'BucketName', { value: bucket.bucketName });
  new CfnOutput(stack, 'FnName', { value: Fn.select(6, Fn.split(':', fn.functionArn)) });

  const out = app.synth().directory;
  const read = (name: string): unknown => JSON.parse(fs.readFileSync(path.join(out, name), 'utf8'));
  deployment = loadTemplate(read('Stack.template.json'), {
    account,
    region,
    stackName: 'Stack',
    assembly: { directory: out, manifest: read('Stack.assets.json') },
  });
});
afterAll(() => fs.rmSync(directory, { recursive: true }));

const only = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1);
  return list[0] as T;
};

test('functions have their role, environment and the directory of their bundle', () => {
  const { assetPath, ...fn } = only(deployment.functions);
  const [bucket] = deployment.buckets;
  expect(fn).toEqual({
    logicalId: 'Fn9270CBC0',
    name: 'Stack-Fn9270CBC0',
    arn: `arn:aws:lambda:${region}:${account}:function:Stack-Fn9270CBC0`,
    roleArn: deployment.roles.find((role) => role.logicalId.startsWith('Role'))?.arn,
    environment: { BUCKET: bucket?.name, TABLE: 'cases', HOST: account },
    handler: 'index.handler',
    timeoutSeconds: 30,
    memoryMb: 128,
  });
  expect(fs.readdirSync(assetPath ?? '')).toEqual(['index.js']);
  expect(deployment.assets.map((asset) => asset.bucket)).toContain(`cdk-hnb659fds-assets-${account}-${region}`);
});

test('state machines have the definition with every token resolved', () => {
  const { definition, roleArn, ...machine } = only(deployment.stateMachines);
  expect(machine).toEqual({
    logicalId: 'Machine6FC8AE80',
    name: 'Stack-Machine6FC8AE80',
    arn: `arn:aws:states:${region}:${account}:stateMachine:Stack-Machine6FC8AE80`,
    type: 'STANDARD',
  });
  expect(roleArn).toMatch(/^arn:aws:iam::111122223333:role\/Stack-MachineRole/);
  expect(definition).toMatchObject({
    StartAt: 'Call',
    States: {
      Call: { Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: only(deployment.functions).arn } },
    },
  });
});

test('roles have the statements that grants attached to them, and those of policies that AWS manages', () => {
  const role = deployment.roles.find((it) => it.logicalId.startsWith('Role'));
  const [bucket] = deployment.buckets;
  const ask = (action: string, resource: string) =>
    evaluate(role?.policies ?? [], { action, resource, context: {} }).decision;
  expect(ask('s3:GetObject', `${bucket?.arn}/key`)).toBe('allowed');
  expect(ask('s3:PutObject', `${bucket?.arn}/key`)).toBe('implicitly-denied');
  expect(ask('s3:GetObject', 'arn:aws:s3:::other/key')).toBe('implicitly-denied');
  expect(ask('logs:PutLogEvents', '*')).toBe('allowed');
});

test('buckets, tables, rules, schedules and outputs are listed as deployed', () => {
  const machine = only(deployment.stateMachines).arn;
  const { logicalId, ...bucket } = only(deployment.buckets);
  const name = `stack-${logicalId.toLowerCase()}`;
  expect(bucket).toEqual({ name, arn: `arn:aws:s3:::${name}` });
  expect(only(deployment.tables)).toEqual({
    logicalId: expect.any(String) as string,
    name: 'cases',
    arn: `arn:aws:dynamodb:${region}:${account}:table/cases`,
    keySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    attributes: ['pk', 'sk', 'state'].map((it) => ({ AttributeName: it, AttributeType: 'S' })),
    indexes: [
      {
        IndexName: 'by-state',
        KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  });
  expect(only(deployment.rules)).toMatchObject({
    bus: 'default',
    enabled: true,
    pattern: { source: ['aws.organizations'], detail: { eventName: ['CreateAccountResult'] } },
    targets: [
      {
        arn: machine,
        roleArn: expect.stringContaining(':role/Stack-MachineEventsRole') as string,
        inputTransformer: { inputPathsMap: { id: '$.id' }, inputTemplate: '{"v":1,"id":<id>}' },
      },
    ],
  });
  expect(only(deployment.schedules)).toMatchObject({
    expression: 'rate(1 day)',
    timezone: 'Etc/UTC',
    enabled: true,
    target: { arn: machine, input: '{"at":"<aws.scheduler.scheduled-time>"}' },
  });
  expect(deployment.outputs).toEqual({ BucketName: name, FnName: 'Stack-Fn9270CBC0' });
  expect(deployment.withoutLocalMeaning.map((it) => it.type).toSorted()).toEqual([
    'AWS::Logs::LogGroup',
    'AWS::S3::BucketPolicy',
  ]);
});
