export interface InvokeOptions {
  /** The role of the state machine, which makes the call. */
  readonly roleArn: string;
  /** The task's TimeoutSeconds, when it has one. The interpreter stops waiting by itself. */
  readonly timeoutSeconds?: number;
}

/**
 * What the interpreter needs from the simulated AWS. An implementation that does real work (a request on the wire, a
 * file) holds the clock for it; what it sleeps on the clock is virtual time, everything else takes none.
 */
export interface Services {
  /**
   * Runs a function and gives its result. Rejects with an error whose name is the function's `errorType`; an error of the
   * Lambda service itself (throttling) has a name that begins with `Lambda.`, e.g. `Lambda.TooManyRequestsException`.
   */
  invokeFunction(functionArn: string, payload: unknown, options: InvokeOptions): Promise<unknown>;
  /** The object's text. Rejects when it is absent or the role may not read it. */
  getObject(bucket: string, key: string, roleArn: string): Promise<string>;
  putObject(bucket: string, key: string, body: string, roleArn: string): Promise<void>;
  /**
   * Asked before a function is invoked (`lambda:InvokeFunction`) and before a nested or child execution is started
   * (`states:StartExecution`). Throws AWS's denial, which fails the state. S3 calls check for themselves.
   */
  authorize(roleArn: string, action: string, resource: string): void | Promise<void>;
}
