import { createEndpoint } from '../aws/endpoint';
import type { EventBridgeEvent } from '../aws/organization/create-account-result';
import { SimulatedOrganization } from '../aws/organization/simulated-organization';
import { type Clock, VirtualClock } from '../clock/clock';
import { region, roleSession, startCloud, type Cloud } from '../cloud/cloud';
import { EventBus } from '../events/event-bus';
import { Schedules } from '../events/schedules';
import type { StartExecution } from '../events/start-execution';
import { Functions, type LogLine } from '../lambda/functions';
import type { InProcessAws } from '../lambda/in-process-http';
import type { WarmEnvironments } from '../lambda/warm-environments';
import type { ExecutionRecord } from '../states/execution-record';
import type { HistoryEvent } from '../states/history-event';
import type { Services } from '../states/services';
import { StateMachines } from '../states/state-machines';
import type { Deployment } from '../template/deployment';
import { fixedSequence } from './fixed-sequence';
import { InlineFunctions } from './inline-functions';
import { machineServices } from './machine-services';
import { startByEvent } from './redelivery';
import { invokeByTick } from './scheduled-functions';
import { createStorage } from './storage';
import { WaitingExecutions } from './waiting-executions';

/** Invokes a function for a state machine or a schedule. */
export type Invoke = Services['invokeFunction'];

export interface DeployOptions {
  /** From `loadTemplate`, or from `sketch`. */
  readonly deployment: Deployment;
  /** @default one account on its own, the one that the deployment is for */
  readonly organization?: SimulatedOrganization;
  /** @default a VirtualClock that stands at 2026-01-01T00:00:00Z */
  readonly clock?: Clock;
  /** How often every event and every tick of a schedule is delivered. @default 1 */
  readonly eventDeliveries?: number;
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

/** A deployment that is up and running. */
export interface DeployedStack {
  readonly organization: SimulatedOrganization;
  readonly clock: Clock;
  readonly cloud: Cloud;
  readonly machines: StateMachines;
  readonly deployment: Deployment;
  /** Starts a state machine, by its name, as somebody outside does; gives the ARN of the execution. */
  startExecution(stateMachine: string, input?: unknown): string;
  /** Invokes a function, by its name, as somebody outside does. @throws FunctionError */
  invoke(functionName: string, payload: unknown): Promise<unknown>;
  /** Puts an event on the default event bus. */
  publish(event: EventBridgeEvent): void;
  /** Lets the schedules of the template fire, counted from `from`, at every tick before `end`. */
  startSchedules(from: Date, end: Date): void;
  /** Executions that are running and do more than wait for a task token. */
  underWay(): readonly ExecutionRecord[];
  /**
   * Lets simulated time pass until no execution is under way: each has ended, or waits for a task token.
   * @throws when the clock is not a VirtualClock
   */
  untilIdle(): Promise<void>;
  close(): Promise<void>;
}

/** Brings up roles, functions, tables, buckets, state machines, event rules and schedules in a simulated AWS. */
export async function deploy(options: DeployOptions): Promise<DeployedStack> {
  const { deployment, clock = new VirtualClock(Date.parse('2026-01-01T00:00:00Z')) } = options;
  const organization = options.organization ?? ownAccount(deployment);
  const waiting = new WaitingExecutions();
  const random = options.random ?? fixedSequence();
  const plain = machineServices({ cloud: () => cloud, invoke: (...given) => invoke(...given) });
  const around = options.aroundInvocations ?? ((inner) => inner);
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
  const inline = new InlineFunctions(deployment.functions, clock);
  const functions = new Functions({
    functions: deployment.functions.filter(({ run }) => run === undefined),
    clock,
    endpoint: cloud.url,
    region,
    credentials: ({ roleArn, name }) => cloud.aws.credentials.issue(roleSession(roleArn, name)),
    ...(options.onLog && { onLog: options.onLog }),
    ...(options.inProcess && { inProcess: { ...options.inProcess, answer: createEndpoint(cloud.aws) }, random }),
    ...(options.warm && { warm: options.warm }),
  });
  const invoke = (arn: string, payload: unknown): Promise<unknown> =>
    inline.has(arn) ? inline.invoke(arn, payload) : functions.invoke(arn, payload);
  for (const machine of deployment.stateMachines) machines.define(machine);
  const invokeFunction = invokeByTick(services, clock);
  const startExecution = startByEvent(cloud, clock);
  const { rules, schedules } = deployment;
  const deliveries = options.eventDeliveries ?? 1;
  const startByTick: StartExecution = async (...tick) => {
    for (let delivery = 0; delivery < deliveries; delivery++) await startExecution(...tick);
  };
  const bus = new EventBus({ rules, startExecution, now: () => clock.now(), deliveries });
  const failed = (error: unknown): void => void cloud.aws.defects.push(error as Error);
  const underWay = (): readonly ExecutionRecord[] =>
    machines.executions().filter(({ status, executionArn }) => status === 'RUNNING' && !waiting.has(executionArn));
  return {
    organization,
    clock,
    cloud,
    machines,
    deployment,
    startExecution: (name, input = {}) => {
      const { arn } = named(deployment.stateMachines, name, 'state machine');
      return machines.startExecution({ stateMachineArn: arn, input: JSON.stringify(input) }).executionArn;
    },
    invoke: (name, payload) => invoke(named(deployment.functions, name, 'function').arn, payload),
    publish: (event) => {
      bus.put({ ...event }).catch(failed);
    },
    startSchedules: (from, end) => {
      const reach = { startExecution: startByTick, invokeFunction };
      new Schedules({ schedules, start: from, ...reach, onError: failed }).run(clock, end);
    },
    underWay,
    untilIdle: async () => {
      if (!(clock instanceof VirtualClock)) throw new TypeError('Only a VirtualClock can be told to go on.');
      await clock.driveWhile(() => underWay().length > 0);
    },
    close: async () => {
      functions.close();
      await cloud.close();
    },
  };
}

function named<T extends { readonly name: string }>(resources: readonly T[], name: string, what: string): T {
  const found = resources.find((resource) => resource.name === name);
  if (found) return found;
  const known = resources.map((resource) => resource.name).join(', ');
  throw new Error(`The deployment has no ${what} ${name}; it has ${known === '' ? 'none' : known}.`);
}

/** An organization of one account: the one whose roles the deployment has. */
function ownAccount({ roles }: Deployment): SimulatedOrganization {
  const id = roles[0]?.arn.split(':')[4] ?? '123456789012';
  return new SimulatedOrganization({
    organization: { id: 'o-localcloud', managementAccountId: id },
    accounts: [{ id, name: 'local-cloud', email: 'local-cloud@example.com' }],
  });
}
