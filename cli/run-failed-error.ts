/** The run could not be finished, or proves nothing, for a reason that is told in words. */
export class RunFailedError extends Error {
  override readonly name = 'RunFailedError';
}
