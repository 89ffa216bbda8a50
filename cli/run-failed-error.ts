/** A run failed, or its result cannot be trusted. The message says why. */
export class RunFailedError extends Error {
  override readonly name = 'RunFailedError';
}
