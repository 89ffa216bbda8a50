import type { ExecutionRecord, ExecutionStatus } from '../execution-record';
import type { Machine } from '../definition/workflow';
import { timeText } from '../times';
import { Cancellation } from './cancellation';
import type { History } from './history';
import type { Position } from './position';

interface Identity {
  readonly arn: string;
  readonly name: string;
  /** ARN and name of the machine; both end with `/label` for a child of a Distributed Map. */
  readonly machineArn: string;
  readonly machineName: string;
  /** JSON text. */
  readonly input: string;
  readonly startedAt: number;
}

/** One execution, while it runs and afterwards. */
export class Execution {
  /** Stops the current run. A redrive sets a new one. */
  cancellation = new Cancellation();
  status: ExecutionStatus = 'RUNNING';
  stoppedAt: number | undefined;
  output: string | undefined;
  error: string | undefined;
  cause: string | undefined;
  /** The latest top-level state that the execution entered. A redrive continues there. */
  position: Position | undefined;
  redriveCount = 0;
  /** `Execution` and `StateMachine` of the context object, equal in all states. */
  context: Readonly<Record<string, unknown>>;

  constructor(
    readonly identity: Identity,
    /** The machine as defined; for a child, the machine of its parent. */
    readonly machine: Machine,
    readonly history: History,
  ) {
    this.context = this.contextWith({ RedriveCount: 0 });
  }

  /** Resets a stopped execution to RUNNING. The caller runs it. */
  redrive(now: number): void {
    this.redriveCount++;
    this.context = this.contextWith({ RedriveCount: this.redriveCount, RedriveTime: timeText(now) });
    this.cancellation = new Cancellation();
    this.status = 'RUNNING';
    this.stoppedAt = undefined;
    this.error = undefined;
    this.cause = undefined;
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

  private contextWith(redrives: object): Readonly<Record<string, unknown>> {
    const { arn, name, machineArn, machineName, input, startedAt } = this.identity;
    return {
      Execution: {
        Id: arn,
        Input: JSON.parse(input) as unknown,
        Name: name,
        RoleArn: this.machine.roleArn,
        StartTime: timeText(startedAt),
        ...redrives,
      },
      StateMachine: { Id: machineArn, Name: machineName },
    };
  }
}
