import type { Clock } from '../clock/clock';
import type { DescribedExecution, MachineInput, StartExecutionInput, StateMachinesApi } from './api';
import { arns } from './arns';
import { loadMachine } from './definition/load-machine';
import type { Machine } from './definition/workflow';
import type { ExecutionRecord } from './execution-record';
import { Executions } from './executions';
import { Expressions } from './expressions/expressions';
import type { HistoryEvent } from './history-event';
import { type Random, uuid } from './random-values';
import { Ended } from './runtime/ended';
import type { ChildStart, Engine } from './runtime/engine';
import { Execution } from './runtime/execution';
import { History } from './runtime/history';
import { runExecution } from './runtime/run-execution';
import type { Services } from './services';
import { TaskTokens } from './tasks/task-tokens';

export interface StateMachinesOptions {
  readonly clock: Clock;
  /** Used for ids, jitter, `$random` and `$uuid`. */
  readonly random: Random;
  readonly services: Services;
  /** Called for all events, children included. */
  readonly onEvent?: (event: HistoryEvent) => void;
}

/** Runs state machines as AWS Step Functions does, on a real or simulated clock. */
export class StateMachines implements StateMachinesApi {
  private readonly executionsByArn: Executions;
  private readonly engine: Engine;

  constructor(private readonly options: StateMachinesOptions) {
    const { clock, random, services } = options;
    this.executionsByArn = new Executions({
      clock,
      random,
      create: (...named) => this.create(...named),
      run: (execution) => runExecution(this.engine, execution, execution.machine),
    });
    const executions = this.executionsByArn;
    this.engine = {
      clock,
      random,
      services,
      expressions: new Expressions(() => clock.now(), random),
      tokens: new TaskTokens(clock, random),
      typeOf: (arn) => executions.typeOf(arn),
      start: (input) => executions.start(input),
      stop: (input) => executions.stop(input),
      describe: (input) => executions.describe(input),
      settled: (arn) => executions.settled(arn),
      runChild: (start) => this.runChild(start),
    };
  }

  define(machine: MachineInput): void {
    this.executionsByArn.define(loadMachine(machine));
  }

  startExecution(input: StartExecutionInput): { executionArn: string; startDate: Date } {
    return this.executionsByArn.start(input);
  }

  describeExecution(input: { readonly executionArn: string }): DescribedExecution {
    return this.executionsByArn.describe(input);
  }

  stopExecution(input: { readonly executionArn: string; readonly error?: string; readonly cause?: string }): {
    stopDate: Date;
  } {
    return this.executionsByArn.stop(input);
  }

  redriveExecution(input: { readonly executionArn: string }): { redriveDate: Date } {
    return this.executionsByArn.redrive(input);
  }

  sendTaskSuccess({ taskToken, output }: { readonly taskToken: string; readonly output: string }): void {
    this.engine.tokens.succeed(taskToken, output);
  }

  sendTaskFailure(input: { readonly taskToken: string; readonly error?: string; readonly cause?: string }): void {
    this.engine.tokens.fail(input.taskToken, input.error, input.cause);
  }

  sendTaskHeartbeat({ taskToken }: { readonly taskToken: string }): void {
    this.engine.tokens.heartbeat(taskToken);
  }

  stateMachineOf(taskToken: string): string | undefined {
    return this.engine.tokens.machineOf(taskToken);
  }

  executions(): readonly ExecutionRecord[] {
    return this.executionsByArn.list();
  }

  settled(executionArn: string): Promise<ExecutionRecord> {
    return this.executionsByArn.settled(executionArn);
  }

  private create(machine: Machine, arn: string, name: string, input: string): Execution {
    const startedAt = this.options.clock.now();
    const identity = { arn, name, machineArn: machine.arn, machineName: machine.name, input, startedAt };
    return new Execution(identity, machine, new History(machine.type, this.teller(arn, machine.name)));
  }

  private async runChild(start: ChildStart): Promise<ExecutionRecord> {
    const { parent, label, type, cancellation } = start;
    const { machine } = parent;
    const machineArn = `${machine.arn}/${label}`;
    const machineName = `${machine.name}/${label}`;
    const name = uuid(this.options.random);
    const arn = arns.execution(machineArn, type, type === 'STANDARD' ? name : start.mapRunId, name);
    const startedAt = this.options.clock.now();
    const identity = { arn, name, machineArn, machineName, input: JSON.stringify(start.input), startedAt };
    const history = new History(type, this.teller(arn, machineName), parent.history);
    const execution = new Execution(identity, machine, history);
    const forget = cancellation.onCancel(() => execution.cancellation.cancel(new Ended('ABORTED')));
    await runExecution(this.engine, execution, { workflow: start.workflow, type, timeoutSeconds: undefined });
    forget();
    return execution.record();
  }

  private teller(executionArn: string, machine: string): ConstructorParameters<typeof History>[1] {
    const { clock, onEvent } = this.options;
    return (id, type, data) => onEvent?.({ at: clock.now(), executionArn, machine, id, type, ...data });
  }
}
