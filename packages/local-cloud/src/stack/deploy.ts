import { createEndpoint } from '../aws/endpoint';
import type { EventBridgeEvent } from '../aws/organization/create-account-result';
import { roleSession } from '../aws/organization/roles';
import { SimulatedOrganization } from '../aws/organization/simulated-organization';
import { type Clock, VirtualClock } from '../clock/clock';
import { region, startCloud, type Cloud } from '../cloud/cloud';
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
  /** Made by `loadTemplate` or `sketch`. */
  readonly deployment: Deployment;
  /** @default an organization of one account, that of the deployment */
  readonly organization?: SimulatedOrganization;
  /** @default a VirtualClock that starts at 2026-01-01T00:00:00Z */
  readonly clock?: Clock;
  /** How often each event and each tick of a schedule is delivered. @default 1 */
  readonly eventDeliveries?: number;
  /** Random numbers from 0 up to 1. @default a fixed sequence, so that a simulation can be repeated */
  readonly random?: () => number;
  /**
   * When set, functions call AWS without sockets and take random numbers from `random`, so that a repeated simulation
   * makes the same calls in the same order.
   * @default functions call AWS over HTTP
   */
  readonly inProcess?: Pick<InProcessAws, 'fate'>;
  /** Loaded functions of earlier simulations. `close` gives the functions of this one back. @default none */
  readonly warm?: WarmEnvironments;
  /** Wraps every invocation of a function by a state machine or a schedule. @default no wrapper */
  readonly aroundInvocations?: (invoke: Invoke) => Invoke;
  readonly onEvent?: (event: HistoryEvent) => void;
  readonly onLog?: (line: LogLine) => void;
}

/** A running deployment. */
export interface DeployedStack {
  readonly organization: SimulatedOrganization;
  readonly clock: Clock;
  readonly cloud: Cloud;
  readonly machines: StateMachines;
  readonly deployment: Deployment;
  /** Starts a state machine by name, without a permission check, and returns the execution's ARN. */
  startExecution(stateMachine: string, input?: unknown): string;
  /** Invokes a function by name, without a permission check. @throws FunctionError */
  invoke(functionName: string, payload: unknown): Promise<unknown>;
  /** Puts an event on the default event bus. */
  publish(event: EventBridgeEvent): void;
  /** Fires the template's schedules at every tick before `end`. Rates count from `from`. */
  startSchedules(from: Date, end: Date): void;
  /** Running executions that do not only wait for a task token. */
  underWay(): readonly ExecutionRecord[];
  /**
   * Lets simulated time pass until every execution has ended or only waits for a task token.
   * @throws when the clock is not a VirtualClock
   */
  untilIdle(): Promise<void>;
  close(): Promise<void>;
}

/** Creates roles, functions, tables, buckets, state machines, event rules and schedules in a simulated AWS. */
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
  const prepared = prepare(options, { cloud, clock, machines, random });
  // Whoever gets no stack could not close the server, which would keep the process alive.
  const { inline, functions } = await prepared.catch(async (error: unknown) => {
    await cloud.close();
    throw error;
  });
  const invoke = (arn: string, payload: unknown): Promise<unknown> =>
    inline.has(arn) ? inline.invoke(arn, payload) : functions.invoke(arn, payload);
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

interface Surroundings {
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly machines: StateMachines;
  readonly random: () => number;
}

/** Creates storage, functions and state machines. @throws what is wrong with the template, a bundle or a definition */
async function prepare(
  { deployment, onLog, inProcess, warm }: DeployOptions,
  { cloud, clock, machines, random }: Surroundings,
): Promise<{ readonly inline: InlineFunctions; readonly functions: Functions }> {
  await createStorage(deployment, cloud);
  const inline = new InlineFunctions(deployment.functions, clock);
  const functions = new Functions({
    functions: deployment.functions.filter(({ run }) => run === undefined),
    clock,
    endpoint: cloud.url,
    region,
    credentials: ({ roleArn, name }) => cloud.aws.credentials.issue(roleSession(roleArn, name)),
    ...(onLog && { onLog }),
    ...(inProcess && { inProcess: { ...inProcess, answer: createEndpoint(cloud.aws) }, random }),
    ...(warm && { warm }),
  });
  for (const machine of deployment.stateMachines) machines.define(machine);
  return { inline, functions };
}

function named<T extends { readonly name: string }>(resources: readonly T[], name: string, what: string): T {
  const found = resources.find((resource) => resource.name === name);
  if (found) return found;
  const known = resources.map((resource) => resource.name).join(', ');
  throw new Error(`The deployment has no ${what} ${name}; it has ${known === '' ? 'none' : known}.`);
}

/** An organization of one account, that of the deployment's roles. */
function ownAccount({ roles }: Deployment): SimulatedOrganization {
  const id = roles[0]?.arn.split(':')[4] ?? '123456789012';
  return new SimulatedOrganization({
    organization: { id: 'o-localcloud', managementAccountId: id },
    accounts: [{ id, name: 'local-cloud', email: 'local-cloud@example.com' }],
  });
}
