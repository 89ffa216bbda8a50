import { VirtualClock } from '../../src/clock/clock';
import type { MachineType } from '../../src/states/api';
import type { ExecutionRecord } from '../../src/states/execution-record';
import type { HistoryEvent } from '../../src/states/history-event';
import type { Services } from '../../src/states/services';
import { StateMachines } from '../../src/states/state-machines';

export const start = Date.UTC(2026, 0, 1);
export const second = 1000;
export const day = 24 * 3600 * second;

/** Address of a page in the developer guide. */
export const guide = (page: string): string => `https://docs.aws.amazon.com/step-functions/latest/dg/${page}`;

export const machineArn = (name: string): string => `arn:aws:states:us-east-1:111122223333:stateMachine:${name}`;

type Handler = (payload: unknown, world: World) => unknown;

/** An error as the handler of a function throws it. */
export const failure = (name: string, message = 'went wrong'): Error => Object.assign(new Error(message), { name });

/** An interpreter on a virtual clock, with functions and files in memory. */
export class World {
  readonly clock = new VirtualClock(start);
  readonly files = new Map<string, string>();
  readonly events: HistoryEvent[] = [];
  readonly asked: string[] = [];
  readonly denied = new Set<string>();
  readonly machines: StateMachines;

  constructor(handlers: Readonly<Record<string, Handler>> = {}, random: () => number = counting()) {
    const services: Services = {
      invokeFunction: async (arn, payload) => {
        const handler = handlers[arn.split(':')[6] ?? ''];
        if (!handler) throw failure('Lambda.ResourceNotFoundException', `Function not found: ${arn}`);
        return handler(payload, this);
      },
      getObject: async (bucket, key) => {
        const body = this.files.get(`${bucket}/${key}`);
        if (body === undefined) throw failure('NoSuchKey', 'The specified key does not exist.');
        return body;
      },
      putObject: async (bucket, key, body) => {
        if (bucket === 'locked') throw failure('AccessDenied', 'Access Denied');
        this.files.set(`${bucket}/${key}`, body);
      },
      authorize: (_, action, resource) => {
        this.asked.push(`${action} ${resource}`);
        if (this.denied.has(action)) throw failure('AccessDeniedException', `not authorized to perform: ${action}`);
      },
    };
    this.machines = new StateMachines({
      clock: this.clock,
      random,
      services,
      onEvent: (event) => this.events.push(event),
    });
  }

  define(name: string, states: unknown, more: { type?: MachineType; top?: object } = {}): void {
    const { type = 'STANDARD', top = {} } = more;
    const first = Object.keys(states as object)[0];
    this.machines.define({
      arn: machineArn(name),
      name,
      type,
      roleArn: 'arn:aws:iam::111122223333:role/machine',
      definition: { QueryLanguage: 'JSONata', StartAt: first, States: states, ...top },
    });
  }

  begin(name: string, input: unknown = {}, executionName?: string): string {
    return this.machines.startExecution({
      stateMachineArn: machineArn(name),
      input: JSON.stringify(input),
      ...(executionName === undefined ? {} : { name: executionName }),
    }).executionArn;
  }

  finish(executionArn: string): Promise<ExecutionRecord> {
    return this.clock.drive(this.machines.settled(executionArn));
  }

  /** Defines and runs one machine with these states. */
  async run(states: unknown, input: unknown = {}, more: { type?: MachineType; top?: object } = {}): Promise<Outcome> {
    this.define('M', states, more);
    return outcome(await this.finish(this.begin('M', input)));
  }

  eventTypes(machine = 'M'): string[] {
    return this.events.filter((event) => event.machine === machine).map(({ type }) => type);
  }

  get elapsedSeconds(): number {
    return (this.clock.now() - start) / second;
  }
}

export interface Outcome {
  readonly status: string;
  readonly output?: unknown;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

export const succeeds = (output: unknown): Outcome => ({ status: 'SUCCEEDED', output });

/** The result of an execution: its status, with output or error. */
export const outcome = ({ status, output, error, cause }: ExecutionRecord): Outcome =>
  status === 'SUCCEEDED' ? { status, output: JSON.parse(output ?? 'null') as unknown } : { status, error, cause };

/** Random numbers that are the same in every test, and never repeat within one. */
const counting = (): (() => number) => {
  let seed = 1;
  return () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
};

export const pass = (more: object = {}): object => ({ Type: 'Pass', End: true, ...more });

export const lambda = (functionName: string, more: object = {}): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: functionName, Payload: '{% $states.input %}' },
  End: true,
  ...more,
});

/** A Distributed Map whose children have one state. By default it returns its input. */
export const distributed = (more: object = {}, child: object = { Type: 'Pass', End: true }, type = 'STANDARD') => ({
  Type: 'Map',
  Label: 'Each',
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type },
    StartAt: 'Child',
    States: { Child: child },
  },
  End: true,
  ...more,
});

/** Name of the error that `act` throws, or `accepted`. */
export const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'accepted';
  } catch (error: unknown) {
    return error instanceof Error ? error.name : 'unknown';
  }
};
