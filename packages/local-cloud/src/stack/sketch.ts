import { region } from '../cloud/cloud';
import { parsePolicyDocument } from '../permissions/policy-document';
import type { Deployment, FunctionResource, NamedResource } from '../template/deployment';

/** A small application for a test, without a template. */
export interface Sketch {
  /** @default 123456789012 */
  readonly account?: string;
  /** Names of buckets. Use `stack.cloud.s3.putObject` to add objects. */
  readonly buckets?: readonly string[];
  /** Functions by name. They run in this process, in real time. */
  readonly functions?: Readonly<Record<string, (event: never) => unknown>>;
  /** STANDARD state machines by name. A definition is JSON text or an object. */
  readonly stateMachines?: Readonly<Record<string, unknown>>;
}

const everything = parsePolicyDocument(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  'local-cloud',
);

/**
 * Makes a deployment without a template. Its only role may do everything. Use `loadTemplate` to run a real application.
 */
export function sketch(parts: Sketch): Deployment {
  const { account = '123456789012', buckets = [], functions = {}, stateMachines = {} } = parts;
  const arnOf = (service: string, resource: string): string => `arn:aws:${service}:${region}:${account}:${resource}`;
  const named = (name: string, arn: string): NamedResource => ({ logicalId: name, name, arn });
  const role = named('local-cloud', `arn:aws:iam::${account}:role/local-cloud`);
  return {
    functions: Object.entries(functions).map(([name, run]): FunctionResource => ({
      ...named(name, arnOf('lambda', `function:${name}`)),
      roleArn: role.arn,
      environment: {},
      handler: 'index.handler',
      assetPath: undefined,
      timeoutSeconds: 900,
      memoryMb: 128,
      run,
    })),
    stateMachines: Object.entries(stateMachines).map(([name, definition]) => ({
      ...named(name, arnOf('states', `stateMachine:${name}`)),
      type: 'STANDARD',
      roleArn: role.arn,
      definition,
    })),
    roles: [{ ...role, policies: [everything] }],
    buckets: buckets.map((name) => named(name, `arn:aws:s3:::${name}`)),
    tables: [],
    rules: [],
    schedules: [],
    assets: [],
    outputs: {},
    withoutLocalMeaning: [],
  };
}
