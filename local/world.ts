import { readFileSync } from 'node:fs';
import type { Mode } from '../lib/domain/runs/run';
import { runMachineName, stageName } from '../lib/infra/names';
import { synthesize, type Synthesis } from '../lib/infra/synthesize';
import type { RunInput } from '../lib/workflow/payloads';
import type { Stage } from '../lib/workflow/stages';
import { DroppedConnection } from './aws/dropped-connection';
import { createEndpoint } from './aws/endpoint';
import type { EventBridgeEvent } from './aws/organization/create-account-result';
import type { SimulatedOrganization } from './aws/organization/simulated-organization';
import type { Clock } from './clock';
import { region, roleSession, startCloud, type Cloud } from './cloud';
import { EventBus } from './events/event-bus';
import { Schedules } from './events/schedules';
import type { StartExecution } from './events/start-execution';
import { Functions, type LogLine } from './lambda/functions';
import type { InProcessAws } from './lambda/in-process-http';
import type { WarmEnvironments } from './lambda/warm-environments';
import { machineServices } from './machine-services';
import { invokeByTick } from './scheduled-functions';
import type { ExecutionRecord } from './states/execution-record';
import type { HistoryEvent } from './states/history-event';
import type { Services } from './states/services';
import { StateMachines } from './states/state-machines';
import type { Deployment } from './template/deployment';
import { loadTemplate } from './template/load-template';
import { WaitingExecutions } from './waiting-executions';

export interface WorldOptions {
  readonly organization: SimulatedOrganization;
  /** rootward.yaml, without mistakes. */
  readonly policyFile: string;
  readonly clock: Clock;
  /** In place of the policy's `run.mode`. */
  readonly mode?: Mode;
  /** Where cases are decided, for the link in the mails. @default what the template says */
  readonly pageUrl?: string;
  /** Made ready from the same policy, mode and page, to deploy it more than once. @default synthesized */
  readonly synthesis?: Synthesis;
  /** How often every event and every tick of a schedule is delivered. @default 1 */
  readonly eventDeliveries?: number;
  /** Changes the synthesized template before it is deployed: what a test takes away must be missed. */
  readonly changeTemplate?: (template: Synthesis['template']) => unknown;
  /** Numbers from 0 up to 1. @default a fixed sequence, so that a simulation can be repeated */
  readonly random?: () => number;
  /**
   * Functions reach AWS without sockets and draw from `random`: the same simulation makes the same calls in the same order.
   * @default over HTTP
   */
  readonly inProcess?: Pick<InProcessAws, 'fate'>;
  /** Loaded functions of earlier simulations; those of this one go there when it is closed. @default none */
  readonly warm?: WarmEnvironments;
  /** Stands between state machines, schedules and the functions that they invoke. @default nothing does */
  readonly aroundInvocations?: (invoke: Invoke) => Invoke;
  readonly onEvent?: (event: HistoryEvent) => void;
  readonly onLog?: (line: LogLine) => void;
}

type Invoke = Services['invokeFunction'];

/** Rootward, deployed into the management account of a simulated organization. */
export interface World {
  readonly organization: SimulatedOrganization;
  readonly cloud: Cloud;
  readonly machines: StateMachines;
  readonly deployment: Deployment;
  /** Starts the Run state machine by a person's hand. */
  startRun(input: RunInput): void;
  /** Lets the schedules of the template start runs, counted from `from`, at every tick before `end`. */
  startSchedules(from: Date, end: Date): void;
  /** Puts an event on the default event bus. */
  publish(event: EventBridgeEvent): void;
  /** Invokes a function as somebody outside does. Rejects with FunctionError. */
  invoke(stage: Stage, payload: unknown): Promise<unknown>;
  /** Executions of the Run state machine, in order of start. */
  runs(): readonly ExecutionRecord[];
  /** Executions that are running and do more than wait for a person. */
  underWay(): readonly ExecutionRecord[];
  close(): Promise<void>;
}

const stackName = 'Rootward';

/** Synthesizes the stack and deploys it: roles, functions, table, bucket, state machines, event rules. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const { organization, clock } = options;
  const deployment = deploy(options);
  const waiting = new WaitingExecutions();
  const random = options.random ?? fixedSequence();
  const plain = machineServices({ cloud: () => cloud, functions: () => functions });
  const around = options.aroundInvocations ?? ((invoke) => invoke);
  const services = { ...plain, invokeFunction: around((...given) => plain.invokeFunction(...given)) };
  const machines: StateMachines = new StateMachines({
    clock,
    random,
    services,
    onEvent: (event) => {
      waiting.tell(event);
      options.onEvent?.(event);
    },
  });
  const cloud = await startCloud({ organization, clock, roles: deployment.roles, machines });
  await createStorage(deployment, cloud);
  const functions = new Functions({
    functions: deployment.functions,
    clock,
    endpoint: cloud.url,
    region,
    credentials: ({ roleArn, name }) => cloud.aws.credentials.issue(roleSession(roleArn, name)),
    ...(options.onLog && { onLog: options.onLog }),
    ...(options.inProcess && { inProcess: { ...options.inProcess, answer: createEndpoint(cloud.aws) }, random }),
    ...(options.warm && { warm: options.warm }),
  });
  for (const machine of deployment.stateMachines) machines.define(machine);
  const invokeFunction = invokeByTick(services, clock);
  const startExecution = startByEvent(cloud, clock);
  const { rules } = deployment;
  const deliveries = options.eventDeliveries ?? 1;
  const startByTick: StartExecution = async (...tick) => {
    for (let delivery = 0; delivery < deliveries; delivery++) await startExecution(...tick);
  };
  const bus = new EventBus({ rules, startExecution, now: () => clock.now(), deliveries });
  const run = deployment.stateMachines.find(({ name }) => name === runMachineName);
  if (!run) throw new Error(`The template has no state machine ${runMachineName}.`);
  return {
    organization,
    cloud,
    machines,
    deployment,
    startRun: (input) => void machines.startExecution({ stateMachineArn: run.arn, input: JSON.stringify(input) }),
    startSchedules: (from, end) => {
      const failed = (error: unknown): void => void cloud.aws.defects.push(error as Error);
      const { schedules } = deployment;
      const reach = { startExecution: startByTick, invokeFunction };
      new Schedules({ schedules, start: from, ...reach, onError: failed }).run(clock, end);
    },
    publish: (event) => {
      bus.put({ ...event }).catch((error: unknown) => cloud.aws.defects.push(error as Error));
    },
    invoke: (stage, payload) => functions.invoke(functionOf(deployment, stage).arn, payload),
    runs: () => machines.executions().filter(({ stateMachineArn }) => stateMachineArn === run.arn),
    underWay: () =>
      machines.executions().filter(({ status, executionArn }) => status === 'RUNNING' && !waiting.has(executionArn)),
    close: async () => {
      functions.close();
      await cloud.close();
    },
  };
}

function functionOf({ functions }: Deployment, stage: Stage): Deployment['functions'][number] {
  const found = functions.find(({ name }) => name === stageName(stage));
  if (!found) throw new Error(`The template has no function ${stageName(stage)}.`);
  return found;
}

/** Seconds until EventBridge and Scheduler try again. AWS says exponential and with jitter, up to a day. */
const redeliverySeconds = [1, 2, 4, 8] as const;

/**
 * Starts executions as EventBridge and Scheduler do: a call that was refused is given up, one without an answer is made
 * again, and so may start a second execution.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
function startByEvent(cloud: Cloud, clock: Clock): StartExecution {
  return async (stateMachineArn, input, roleArn) => {
    const request = { service: 'sfn', operation: 'StartExecution', input: { stateMachineArn, input } };
    for (const seconds of [...redeliverySeconds, undefined]) {
      try {
        await cloud.aws.call(roleSession(roleArn, 'events'), request);
        return;
      } catch (error: unknown) {
        // It is recorded as a denial or as the call's error; the sender has nobody to tell.
        if (!(error instanceof DroppedConnection) || seconds === undefined) return;
        await clock.sleep(seconds * 1000);
      }
    }
  };
}

function deploy({ organization, policyFile, mode, pageUrl, changeTemplate, ...options }: WorldOptions): Deployment {
  const given = { policyFile, ...(mode !== undefined && { mode }), ...(pageUrl !== undefined && { pageUrl }) };
  const synthesis = options.synthesis ?? synthesize(given);
  return loadTemplate(changeTemplate ? changeTemplate(synthesis.template) : synthesis.template, {
    account: organization.managementAccountId,
    region,
    stackName,
    assembly: { directory: synthesis.assemblyDirectory, manifest: synthesis.assetManifest },
  });
}

async function createStorage({ buckets, tables, assets }: Deployment, { s3, dynamodb }: Cloud): Promise<void> {
  for (const { name } of buckets) s3.createBucket(name);
  for (const bucket of new Set(assets.map((asset) => asset.bucket))) s3.createBucket(bucket);
  // Functions run from their folders; what else was uploaded is there to be read.
  for (const { bucket, key, path } of assets) if (!key.endsWith('.zip')) s3.putObject(bucket, key, readFileSync(path));
  for (const { name, keySchema, attributes, indexes } of tables)
    await dynamodb.createTable({
      TableName: name,
      KeySchema: [...keySchema],
      AttributeDefinitions: [...attributes],
      GlobalSecondaryIndexes: indexes.map((index) => ({ ...index, KeySchema: [...index.KeySchema] })),
    });
}

/** Mulberry32: the same numbers in every simulation. */
function fixedSequence(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
