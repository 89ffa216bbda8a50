/**
 * An error of a state, as Retry and Catch see it.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export class StatesError extends Error {
  constructor(
    /** The error name; absent only where a Fail state gives none. */
    readonly error: string | undefined,
    readonly causeText?: string,
    /** A second name that ErrorEquals may use: a missed heartbeat is recorded as States.Timeout and matches both. */
    readonly alsoKnownAs?: string,
  ) {
    super(causeText ?? error ?? 'failed');
    this.name = error ?? 'StatesError';
  }
}
