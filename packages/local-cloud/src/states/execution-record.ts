export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** Everything known about one execution. Later events do not change this copy. */
export interface ExecutionRecord {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  /** Name of the state machine; `machine/label` for a child of a Distributed Map. */
  readonly machine: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly stoppedAt?: string;
  /** JSON text. */
  readonly input: string;
  /** JSON text. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** Entered states plus retries, including those of map children. AWS bills STANDARD executions by this number. */
  readonly transitions: number;
  /** Events in the execution's own history. Each child has its own. */
  readonly events: number;
}
