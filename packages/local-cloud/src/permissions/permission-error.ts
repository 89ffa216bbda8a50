/** A policy cannot be parsed or evaluated. The message names the policy, element, operator, key or variable. */
export class PermissionError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PermissionError';
  }
}
