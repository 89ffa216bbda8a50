import { createHash } from 'node:crypto';
import type { Account } from '../../lib/domain/account';
import { bundle } from '../../lib/infra/bundle';
import { environmentNames, stateIndex, waitIndex } from '../../lib/workflow/environment';
import { stages, type Stage } from '../../lib/workflow/stages';
import {
  Functions,
  createEndpoint,
  startCloud,
  SimulatedOrganization,
  VirtualClock,
  type LogLine,
  type OrganizationFile,
} from '@rootward/local-cloud';
import { Dice } from '../dst/dice';
import { warm } from '../warm';
import { recordingSfn, type Executions } from './recording-sfn';

const bucket = 'rootward-data';
const policyBucket = 'rootward-assets';
const tableName = 'rootward';
const region = 'us-east-1';
const caseMachine = `arn:aws:states:${region}:100000000001:stateMachine:Rootward-Case`;
const arnOf = (stage: Stage): string => `arn:aws:lambda:${region}:100000000001:function:rootward-${stage}`;

export interface WorldOptions {
  readonly organization: OrganizationFile;
  /** Text of rootward.yaml. */
  readonly policy: string;
  /** Replaces some of the usual environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * The deployed handlers, against the simulated AWS, in simulated time. There is no state machine: tests call them.
 * Requests go through no socket; those of the command line's and the demo's tests do.
 */
export async function startWorld({ organization: file, policy, environment = {} }: WorldOptions) {
  const clock = new VirtualClock(Date.parse(file.now ?? '2026-11-02T06:00:00Z'));
  const organization = new SimulatedOrganization(file);
  const host = organization.managementAccountId;
  const executions: Executions = { statuses: new Map(), tokens: new Set(), returned: [] };
  // Without roles: the tests with a deployed template check permissions.
  const cloud = await startCloud({ organization, clock, machines: recordingSfn(executions, caseMachine) });
  const { aws, dynamodb, s3, ses, url } = cloud;
  for (const name of [bucket, policyBucket]) s3.createBucket(name);
  await dynamodb.createTable(tableDefinition);
  s3.putObject(policyBucket, 'rootward.yaml', policy);
  const logs: LogLine[] = [];
  const random = new Dice('handlers').next;
  const variablesFor = (text: string): Record<string, string> => ({
    [environmentNames.bucket]: bucket,
    [environmentNames.table]: tableName,
    [environmentNames.policyBucket]: policyBucket,
    [environmentNames.policyKey]: 'rootward.yaml',
    [environmentNames.policyDigest]: createHash('sha256').update(text).digest('hex'),
    [environmentNames.mailFrom]: 'rootward@harbor.example',
    [environmentNames.hostAccount]: host,
    [environmentNames.caseMachine]: caseMachine,
    ...environment,
  });
  // Bundling takes a second, so only tests that call a handler bundle.
  let functions: Functions | undefined;
  let deployed = policy;
  const startFunctions = (): Functions => {
    const variables = variablesFor(deployed);
    const bundles = bundle({ reuse: true });
    return new Functions({
      functions: stages.map((stage) => functionOf(stage, variables, bundles[stage])),
      clock,
      endpoint: url,
      region,
      credentials: (fn) =>
        aws.credentials.issue({ kind: 'role', account: host, arn: `${fn.roleArn}/session`, roleArn: fn.roleArn }),
      onLog: (line) => logs.push(line),
      inProcess: { answer: createEndpoint(aws) },
      random,
      warm,
    });
  };
  return {
    url,
    aws,
    organization,
    clock,
    ses,
    logs,
    ...executions,
    /** Calls a handler as the state machine does, at the current time. */
    invoke: (stage: Stage, input: Readonly<Record<string, unknown>>): Promise<unknown> =>
      clock.drive(
        (functions ??= startFunctions()).invoke(arnOf(stage), {
          v: 1,
          now: new Date(clock.now()).toISOString(),
          ...input,
        }),
      ),
    /** An object of Rootward's bucket, parsed from JSON; undefined when it does not exist. */
    read: (key: string): unknown => {
      const body = s3.getObject(bucket, key);
      return body === undefined ? undefined : JSON.parse(new TextDecoder().decode(body));
    },
    /** Replaces an object of Rootward's bucket, as an older version would have written it. */
    write: (key: string, value: unknown) => s3.putObject(bucket, key, JSON.stringify(value)),
    keys: (prefix: string): readonly string[] => s3.listObjects(bucket, prefix).map(({ key }) => key),
    items: () => dynamodb.scanTable(tableName),
    /** Deploys another policy: the functions restart, and get its digest. */
    deploy: (text: string): void => {
      s3.putObject(policyBucket, 'rootward.yaml', text);
      deployed = text;
      functions?.close();
      functions = undefined;
    },
    /** Replaces the text of the policy without a deployment. */
    policy: (text: string) => s3.putObject(policyBucket, 'rootward.yaml', text),
    close: async () => {
      functions?.close();
      await cloud.close();
    },
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;

export const executionOf = (name: string): { arn: string; startedAt: string } => ({
  arn: `arn:aws:states:${region}:100000000001:execution:rootward-run:${name}`,
  startedAt: '2026-11-02T06:00:00.000Z',
});

/** An organization with these accounts and a management account, in the shape of the organization file. */
export const organizationOf = (
  accounts: OrganizationFile['accounts'],
  rest: Partial<OrganizationFile> = {},
): OrganizationFile => ({
  now: '2026-11-02T06:00:00Z',
  organization: { id: 'o-harborharb', rootId: 'r-h4rb', managementAccountId: '100000000001' },
  ...rest,
  accounts: [{ id: '100000000001', name: 'management', email: 'aws+management@harbor.example' }, ...accounts],
});

/** An account in the root, in the shape of the manifest. */
export const listed = (id: string, name: string, rest: Partial<Account> = {}): Account => ({
  id,
  name,
  email: `aws+${name}@harbor.example`,
  state: 'ACTIVE',
  path: ['r-h4rb'],
  management: false,
  ...rest,
});

const functionOf = (stage: Stage, environment: Readonly<Record<string, string>>, assetPath: string | undefined) => ({
  logicalId: stage,
  name: `rootward-${stage}`,
  arn: arnOf(stage),
  roleArn: `arn:aws:iam::100000000001:role/rootward-${stage}`,
  environment,
  handler: 'index.handler',
  assetPath,
  timeoutSeconds: 240,
  memoryMb: 512,
});

const indexes = [stateIndex, waitIndex];
const tableDefinition = {
  TableName: tableName,
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ],
  AttributeDefinitions: [
    'pk',
    'sk',
    ...indexes.flatMap(({ partitionKey, sortKey }): readonly string[] => [partitionKey, sortKey]),
  ].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
  GlobalSecondaryIndexes: indexes.map(({ name, partitionKey, sortKey }) => ({
    IndexName: name,
    KeySchema: [
      { AttributeName: partitionKey, KeyType: 'HASH' as const },
      { AttributeName: sortKey, KeyType: 'RANGE' as const },
    ],
    Projection: { ProjectionType: 'ALL' as const },
  })),
};
