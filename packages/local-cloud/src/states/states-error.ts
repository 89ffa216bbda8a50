/**
 * An error of a state, as Retry and Catch see it.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export class StatesError extends Error {
  constructor(
    /** The error name; undefined only for a Fail state without Error. */
    readonly error: string | undefined,
    readonly causeText?: string,
    /**
     * A second name for ErrorEquals: a missed heartbeat is recorded as States.Timeout, and also matches
     * States.HeartbeatTimeout.
     */
    readonly alsoKnownAs?: string,
  ) {
    super(causeText ?? error ?? 'failed');
    this.name = error ?? 'StatesError';
  }
}
