export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** Everything known about one execution; a copy, which later events do not change. */
export interface ExecutionRecord {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  /** Name of the state machine. */
  readonly machine: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly stoppedAt?: string;
  /** JSON text, as it was given. */
  readonly input: string;
  /** JSON text. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** States entered and retries, those of map children included. AWS bills STANDARD executions and children by them. */
  readonly transitions: number;
  /** Events in the execution's own history (children have their own). */
  readonly events: number;
}
