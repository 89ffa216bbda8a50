/** No answer came: the connection was dropped, before or after the operation was done. In-process calls reject with it. */
export class DroppedConnection extends Error {
  override readonly name = 'TimeoutError';

  /** @param fault `Timeout` when the operation was not done, `LostResponse` when it was */
  constructor(
    readonly fault: string,
    operation: string,
  ) {
    super(`${operation}: the connection was dropped.`);
  }
}
