import type { ExecutionStatus } from '../execution-record';

/** Why everything inside an execution, or inside one of its states, stops at once. No Retry or Catch sees it. */
export class Ended extends Error {
  constructor(
    readonly status: Exclude<ExecutionStatus, 'RUNNING' | 'SUCCEEDED'>,
    readonly error?: string,
    readonly causeText?: string,
  ) {
    super(causeText ?? status);
    this.name = 'Ended';
  }
}
