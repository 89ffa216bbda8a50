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
 * The part of AWS Step Functions that is simulated. Operations take and give what the service's own API does, and
 * throw `ServiceError` with the service's own codes.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html
 */
export interface StateMachinesApi {
  /** Loads a state machine. @throws InvalidDefinition with every problem, before anything has run. */
  define(machine: MachineInput): void;
  startExecution(input: StartExecutionInput): { readonly executionArn: string; readonly startDate: Date };
  describeExecution(input: { readonly executionArn: string }): DescribedExecution;
  stopExecution(input: { readonly executionArn: string; readonly error?: string; readonly cause?: string }): {
    readonly stopDate: Date;
  };
  /** Continues an execution that did not succeed, at the state that did not. */
  redriveExecution(input: { readonly executionArn: string }): { readonly redriveDate: Date };
  sendTaskSuccess(input: { readonly taskToken: string; readonly output: string }): void;
  sendTaskFailure(input: { readonly taskToken: string; readonly error?: string; readonly cause?: string }): void;
  sendTaskHeartbeat(input: { readonly taskToken: string }): void;
  /** ARN of the state machine that a task token belongs to; undefined for one that was never given out. */
  stateMachineOf(taskToken: string): string | undefined;
  /** Every execution that was started by its own name, in order of start; children of a Distributed Map are not listed. */
  executions(): readonly ExecutionRecord[];
  /** The record of an execution once it has stopped. It needs time to pass: drive the clock. */
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
