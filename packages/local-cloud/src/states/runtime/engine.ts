import type { Clock } from '../../clock/clock';
import type { DescribedExecution, MachineType, StartExecutionInput } from '../api';
import type { Expressions } from '../expressions/expressions';
import type { ExecutionRecord } from '../execution-record';
import type { Random } from '../random-values';
import type { Services } from '../services';
import type { TaskTokens } from '../tasks/task-tokens';
import type { Workflow } from '../definition/workflow';
import type { Cancellation } from './cancellation';
import type { Execution } from './execution';

/** What a Distributed Map passes to start a child. */
export interface ChildStart {
  readonly parent: Execution;
  readonly workflow: Workflow;
  readonly type: MachineType;
  readonly label: string;
  readonly mapRunId: string;
  readonly input: unknown;
  /** Cancels the child with the Map Run. */
  readonly cancellation: Cancellation;
}

/** The parts of the interpreter that the states use. */
export interface Engine {
  readonly clock: Clock;
  readonly random: Random;
  readonly services: Services;
  readonly expressions: Expressions;
  readonly tokens: TaskTokens;
  /** Type of a machine; undefined when it does not exist. */
  typeOf(stateMachineArn: string): MachineType | undefined;
  start(input: StartExecutionInput): { readonly executionArn: string; readonly startDate: Date };
  stop(input: { readonly executionArn: string }): unknown;
  describe(input: { readonly executionArn: string }): DescribedExecution;
  settled(executionArn: string): Promise<ExecutionRecord>;
  /** Runs a child execution to its end, and returns its record also when it failed. */
  runChild(start: ChildStart): Promise<ExecutionRecord>;
}
