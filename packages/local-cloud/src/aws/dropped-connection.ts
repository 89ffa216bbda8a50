/** The connection dropped before the answer came. In-process calls reject with this error. */
export class DroppedConnection extends Error {
  override readonly name = 'TimeoutError';

  /** @param fault `Timeout` when the operation was not done, `LostResponse` when it was done */
  constructor(
    readonly fault: string,
    operation: string,
  ) {
    super(`${operation}: the connection was dropped.`);
  }
}
