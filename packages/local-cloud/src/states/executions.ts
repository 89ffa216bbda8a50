import type { Clock } from '../clock/clock';
import { ServiceError } from '../aws/service';
import type { DescribedExecution, MachineType, StartExecutionInput } from './api';
import { arns } from './arns';
import { checkRedrivable } from './check-redrivable';
import type { Machine } from './definition/workflow';
import type { ExecutionRecord } from './execution-record';
import { limits } from './limits';
import { type Random, uuid } from './random-values';
import type { Execution } from './runtime/execution';
import { Ended } from './runtime/ended';

interface Known {
  readonly execution: Execution;
  readonly ended: Promise<void>;
}

export interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
  readonly create: (machine: Machine, arn: string, name: string, input: string) => Execution;
  /** Starts running. The promise resolves when the execution ends, and never rejects. */
  readonly run: (execution: Execution) => Promise<void>;
}

/**
 * Names that AWS accepts. Source:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
const namePattern = /^[^\s?*<>{}[\]"#%\\^|~`$&,;:/\p{Cc}]+$/u;

const checkInput = (input: string): void => {
  if (Buffer.byteLength(input) > limits.payloadBytes)
    throw new ServiceError('ValidationException', 'The input is longer than 262144 bytes.');
  try {
    JSON.parse(input);
  } catch {
    throw new ServiceError('InvalidExecutionInput', "Invalid State Machine Execution Input: 'The input is not JSON'");
  }
};

/** The executions that StartExecution, DescribeExecution, StopExecution and RedriveExecution work on. */
export class Executions {
  private readonly machines = new Map<string, Machine>();
  private readonly known = new Map<string, Known>();

  constructor(private readonly surroundings: Surroundings) {}

  define(machine: Machine): void {
    this.machines.set(machine.arn, machine);
  }

  start({ stateMachineArn, name, input = '{}' }: StartExecutionInput): { executionArn: string; startDate: Date } {
    const machine = this.machines.get(stateMachineArn);
    if (!machine)
      throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
    if (name !== undefined && (name.length > limits.nameLength || !namePattern.test(name)))
      throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
    checkInput(input);
    const { random, create } = this.surroundings;
    const chosen = name ?? uuid(random);
    const arn = arns.execution(machine.arn, machine.type, chosen, machine.type === 'EXPRESS' ? uuid(random) : '');
    const earlier = this.known.get(arn)?.execution;
    if (earlier && (earlier.status !== 'RUNNING' || earlier.identity.input !== input))
      throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    if (!earlier) this.run(create(machine, arn, chosen, input));
    const { startedAt } = this.find(arn).execution.identity;
    return { executionArn: arn, startDate: new Date(startedAt) };
  }

  describe({ executionArn }: { readonly executionArn: string }): DescribedExecution {
    const record = this.findStandard(executionArn).execution.record();
    return {
      executionArn,
      stateMachineArn: record.stateMachineArn,
      name: record.name,
      status: record.status,
      startDate: new Date(record.startedAt),
      ...(record.stoppedAt === undefined ? {} : { stopDate: new Date(record.stoppedAt) }),
      input: record.input,
      ...(record.output === undefined ? {} : { output: record.output }),
      ...(record.error === undefined ? {} : { error: record.error }),
      ...(record.cause === undefined ? {} : { cause: record.cause }),
    };
  }

  /** Stops a running execution; a stopped one stays as it is. */
  stop(input: { readonly executionArn: string; readonly error?: string; readonly cause?: string }): { stopDate: Date } {
    const { execution } = this.findStandard(input.executionArn);
    execution.cancellation.cancel(new Ended('ABORTED', input.error, input.cause));
    return { stopDate: new Date(execution.stoppedAt ?? this.surroundings.clock.now()) };
  }

  /**
   * Continues an unsuccessful execution at the state where it stopped. The history records the entry of that state
   * again.
   * Source: https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
   */
  redrive({ executionArn }: { readonly executionArn: string }): { redriveDate: Date } {
    const { execution } = this.findStandard(executionArn);
    const now = this.surroundings.clock.now();
    checkRedrivable(execution, now);
    execution.redrive(now);
    this.run(execution);
    return { redriveDate: new Date(now) };
  }

  list(): readonly ExecutionRecord[] {
    return [...this.known.values()].map(({ execution }) => execution.record());
  }

  async settled(executionArn: string): Promise<ExecutionRecord> {
    const { execution, ended } = this.find(executionArn);
    await ended;
    return execution.record();
  }

  /** Type of a machine; undefined when it does not exist. */
  typeOf(stateMachineArn: string): MachineType | undefined {
    return this.machines.get(stateMachineArn)?.type;
  }

  private run(execution: Execution): void {
    this.known.set(execution.identity.arn, { execution, ended: this.surroundings.run(execution) });
  }

  /** @throws ServiceError InvalidArn for an EXPRESS execution: the operations that call this do not support it. */
  private findStandard(executionArn: string): Known {
    const known = this.find(executionArn);
    if (known.execution.machine.type === 'EXPRESS')
      throw new ServiceError('InvalidArn', `Invalid Arn: '${executionArn}' is not of a STANDARD execution`);
    return known;
  }

  private find(executionArn: string): Known {
    const known = this.known.get(executionArn);
    if (!known) throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    return known;
  }
}
