export interface InvokeOptions {
  /** The role of the state machine, with which it calls. */
  readonly roleArn: string;
  /** TimeoutSeconds of the task, if it has one. The interpreter itself also stops waiting then. */
  readonly timeoutSeconds?: number;
}

/**
 * The operations of the simulated AWS that the interpreter calls. An implementation that does real work (a request, a
 * file) must hold the clock meanwhile. Only its sleeps on the clock take simulated time.
 */
export interface Services {
  /**
   * Runs a function and returns its result. Rejects with an error whose name is the function's `errorType`; the name of
   * an error of the Lambda service (throttling) begins with `Lambda.`, e.g. `Lambda.TooManyRequestsException`.
   */
  invokeFunction(functionArn: string, payload: unknown, options: InvokeOptions): Promise<unknown>;
  /** The object's text. Rejects when it is absent or the role may not read it. */
  getObject(bucket: string, key: string, roleArn: string): Promise<string>;
  putObject(bucket: string, key: string, body: string, roleArn: string): Promise<void>;
  /**
   * Called before the interpreter invokes a function (`lambda:InvokeFunction`) or starts a nested or child execution
   * (`states:StartExecution`). Throws the denial of AWS, which fails the state. S3 operations check for themselves.
   */
  authorize(roleArn: string, action: string, resource: string): void | Promise<void>;
}
