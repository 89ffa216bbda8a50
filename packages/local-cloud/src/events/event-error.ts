/** An event pattern, target or schedule is malformed or not supported locally. The message names the cause. */
export class EventError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EventError';
  }
}
