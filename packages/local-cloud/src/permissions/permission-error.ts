/** A policy that cannot be read or judged. Its message names the policy, element, operator, key or variable at fault. */
export class PermissionError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PermissionError';
  }
}
