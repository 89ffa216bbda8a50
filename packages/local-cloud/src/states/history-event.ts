/** One event of an execution's history, without its payload, which may hold data that must not be logged. */
export interface HistoryEvent {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly executionArn: string;
  /** Name of the state machine; `machine/label` for a child of a Distributed Map. */
  readonly machine: string;
  /** Counts from 1 within the execution. */
  readonly id: number;
  /** As in GetExecutionHistory: `TaskStateEntered`, `MapRunStarted`, `ExecutionFailed`, ... */
  readonly type: string;
  readonly state?: string;
  readonly error?: string;
  readonly cause?: string;
}
