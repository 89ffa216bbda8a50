import type { ExecutionRecord, ExecutionStatus } from '../execution-record';
import type { Machine } from '../definition/workflow';
import { timeText } from '../times';
import { Cancellation } from './cancellation';
import type { History } from './history';

interface Identity {
  readonly arn: string;
  readonly name: string;
  /** ARN and name of the machine; of `machine/label` for a child of a Distributed Map. */
  readonly machineArn: string;
  readonly machineName: string;
  /** JSON text. */
  readonly input: string;
  readonly startedAt: number;
}

/** One execution while it runs and after. */
export class Execution {
  readonly cancellation = new Cancellation();
  status: ExecutionStatus = 'RUNNING';
  stoppedAt: number | undefined;
  output: string | undefined;
  error: string | undefined;
  cause: string | undefined;
  /** `Execution` and `StateMachine` of the context object, the same for every state. */
  readonly context: Readonly<Record<string, unknown>>;

  constructor(
    readonly identity: Identity,
    /** The machine that was defined, also for a child. */
    readonly machine: Machine,
    readonly history: History,
  ) {
    const { arn, name, machineArn, machineName, input, startedAt } = identity;
    this.context = {
      Execution: {
        Id: arn,
        Input: JSON.parse(input) as unknown,
        Name: name,
        RoleArn: machine.roleArn,
        StartTime: timeText(startedAt),
        RedriveCount: 0,
      },
      StateMachine: { Id: machineArn, Name: machineName },
    };
  }

  record(): ExecutionRecord {
    const { arn, name, machineArn, machineName, input, startedAt } = this.identity;
    return {
      executionArn: arn,
      stateMachineArn: machineArn,
      machine: machineName,
      name,
      status: this.status,
      startedAt: new Date(startedAt).toISOString(),
      ...(this.stoppedAt === undefined ? {} : { stoppedAt: new Date(this.stoppedAt).toISOString() }),
      input,
      ...(this.output === undefined ? {} : { output: this.output }),
      ...(this.error === undefined ? {} : { error: this.error }),
      ...(this.cause === undefined ? {} : { cause: this.cause }),
      transitions: this.history.transitions,
      events: this.history.count,
    };
  }
}
