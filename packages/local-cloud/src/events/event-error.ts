/** An event pattern, target or schedule that is malformed or not supported locally; the message names what is at fault. */
export class EventError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EventError';
  }
}
