/** A failed invocation, as Lambda reports it: `name` is the errorType, `message` the errorMessage. */
export class FunctionError extends Error {
  constructor(
    readonly errorType: string,
    errorMessage: string,
    /** The stack trace of the function, one line per entry. */
    readonly trace: readonly string[] = [],
    options?: ErrorOptions,
  ) {
    super(errorMessage, options);
    this.name = errorType;
  }
}

/**
 * Converts any thrown value. `instanceof Error` does not work, because the handler runs in another realm.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 */
export function functionErrorOf(thrown: unknown): FunctionError {
  if (thrown instanceof FunctionError) return thrown;
  if (typeof thrown !== 'object' || thrown === null || !('message' in thrown))
    return new FunctionError(typeof thrown, String(thrown), [], { cause: thrown });
  const { name = 'Error', message = '', stack = '' } = thrown as Partial<Error>;
  return new FunctionError(name, message, stack.split('\n'), { cause: thrown });
}
