import type { ExecutionStatus } from '../execution-record';

/** The reason why everything inside an execution or a state stops at once. Retry and Catch do not see it. */
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
