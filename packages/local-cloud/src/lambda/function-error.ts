/** How an invocation failed, as the Lambda service reports it: `name` is the errorType, `message` the errorMessage. */
export class FunctionError extends Error {
  constructor(
    readonly errorType: string,
    errorMessage: string,
    /** The function's own stack trace, a line each. */
    readonly trace: readonly string[] = [],
    options?: ErrorOptions,
  ) {
    super(errorMessage, options);
    this.name = errorType;
  }
}

/**
 * What a handler threw, of whatever kind. It comes from another realm, so `instanceof Error` says nothing about it.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 */
export function functionErrorOf(thrown: unknown): FunctionError {
  if (thrown instanceof FunctionError) return thrown;
  if (typeof thrown !== 'object' || thrown === null || !('message' in thrown))
    return new FunctionError(typeof thrown, String(thrown), [], { cause: thrown });
  const { name = 'Error', message = '', stack = '' } = thrown as Partial<Error>;
  return new FunctionError(name, message, stack.split('\n'), { cause: thrown });
}
