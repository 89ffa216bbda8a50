import type { ExecutionRecord } from './execution-record';

export type MachineType = 'STANDARD' | 'EXPRESS';

export interface MachineInput {
  readonly arn: string;
  readonly name: string;
  readonly type: MachineType;
  readonly roleArn: string;
  /** Amazon States Language, JSON text or already parsed. */
  readonly definition: unknown;
}

export interface StartExecutionInput {
  readonly stateMachineArn: string;
  readonly name?: string;
  /** JSON text; `{}` when left out. */
  readonly input?: string;
}

/**
 * The simulated part of AWS Step Functions. Operations have the input and output of the real API, and throw
 * `ServiceError` with its error codes.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html
 */
export interface StateMachinesApi {
  /** Loads a state machine. @throws InvalidDefinition with every problem in the definition. */
  define(machine: MachineInput): void;
  startExecution(input: StartExecutionInput): { readonly executionArn: string; readonly startDate: Date };
  describeExecution(input: { readonly executionArn: string }): DescribedExecution;
  stopExecution(input: { readonly executionArn: string; readonly error?: string; readonly cause?: string }): {
    readonly stopDate: Date;
  };
  /** Continues an unsuccessful execution at the state where it stopped. */
  redriveExecution(input: { readonly executionArn: string }): { readonly redriveDate: Date };
  sendTaskSuccess(input: { readonly taskToken: string; readonly output: string }): void;
  sendTaskFailure(input: { readonly taskToken: string; readonly error?: string; readonly cause?: string }): void;
  sendTaskHeartbeat(input: { readonly taskToken: string }): void;
  /** ARN of the state machine that a task token belongs to; undefined for an unknown token. */
  stateMachineOf(taskToken: string): string | undefined;
  /** Every execution in order of start, without the children of Distributed Maps. */
  executions(): readonly ExecutionRecord[];
  /** Resolves when the execution has stopped. The caller must let time pass on the clock. */
  settled(executionArn: string): Promise<ExecutionRecord>;
}

export interface DescribedExecution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: ExecutionRecord['status'];
  readonly startDate: Date;
  readonly stopDate?: Date;
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}
