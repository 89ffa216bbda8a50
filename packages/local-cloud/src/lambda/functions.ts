import type { Clock } from '../clock/clock';
import type { FunctionResource } from '../template/deployment';
import type { Bundle } from './bundle';
import type { Credentials } from './environment-variables';
import type { ExecutionEnvironment } from './execution-environment';
import { FunctionError } from './function-error';
import type { InProcessAws } from './in-process-http';
import type { LogLevel } from './simulated-console';
import { WarmEnvironments } from './warm-environments';

export interface LogLine {
  /** Simulated, ISO 8601. */
  readonly time: string;
  readonly functionName: string;
  readonly requestId: string;
  readonly level: LogLevel;
  readonly message: string;
}

export interface FunctionsOptions {
  readonly functions: readonly FunctionResource[];
  readonly clock: Clock;
  /** URL of the simulated AWS. */
  readonly endpoint: string;
  readonly region: string;
  /** A session of the function's role, one per execution environment. */
  readonly credentials: (fn: FunctionResource) => Credentials;
  readonly onLog?: (line: LogLine) => void;
  /**
   * Answers the functions' requests without a socket, always in the same order. @default requests go to the endpoint
   */
  readonly inProcess?: InProcessAws;
  /** Source of the functions' random numbers, from 0 up to 1. @default real randomness */
  readonly random?: () => number;
  /** Environments of earlier simulations. `close` gives the environments of this one back. @default none */
  readonly warm?: WarmEnvironments;
}

/**
 * Largest event or result of a synchronous invocation, in bytes.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const payloadLimit = 6 * 1024 * 1024;

interface Pool {
  readonly fn: FunctionResource;
  readonly bundle: Bundle;
  /** Idle environments, the most recently used last. */
  readonly idle: Slot[];
}

interface Slot {
  readonly environment: ExecutionEnvironment;
  /** The id of the current invocation. */
  requestId: string;
}

/** Runs deployed bundles as Lambda does, in simulated time. The constructor compiles the bundles. */
export class Functions {
  private readonly pools: ReadonlyMap<string, Pool>;
  private readonly warm: WarmEnvironments;
  private invocations = 0;

  constructor(private readonly options: FunctionsOptions) {
    const warm = options.warm ?? new WarmEnvironments();
    this.warm = warm;
    this.pools = new Map(options.functions.map((fn) => [fn.arn, { fn, bundle: warm.bundle(fn), idle: [] }]));
  }

  /** Gives idle environments back to `warm`, for another simulation. */
  close(): void {
    for (const { fn, idle } of this.pools.values())
      for (const { environment } of idle.splice(0)) this.warm.keep(fn, environment);
  }

  /**
   * Invokes a function synchronously, in an idle environment if there is one, else in a new one.
   *
   * @throws FunctionError named as Lambda names the failure: the error of the handler, `Sandbox.Timedout`,
   * `Function.ResponseSizeTooLarge`, `Lambda.RequestTooLargeException`, `Lambda.ResourceNotFoundException`
   */
  async invoke(functionArn: string, payload: unknown): Promise<unknown> {
    const pool = this.pools.get(functionArn);
    if (!pool) throw new FunctionError('Lambda.ResourceNotFoundException', `Function not found: ${functionArn}`);
    const event = JSON.stringify(payload ?? null);
    if (Buffer.byteLength(event) > payloadLimit)
      throw new FunctionError(
        'Lambda.RequestTooLargeException',
        `Request must be smaller than ${payloadLimit} bytes for the InvokeFunction operation`,
      );
    const requestId = `00000000-0000-4000-8000-${String(++this.invocations).padStart(12, '0')}`;
    const slot = pool.idle.pop() ?? this.start(pool, requestId);
    slot.requestId = requestId;
    const result = await this.run(pool, slot, event);
    if (Buffer.byteLength(result) > payloadLimit)
      throw new FunctionError(
        'Function.ResponseSizeTooLarge',
        `Response payload size exceeded maximum allowed payload size (${payloadLimit} bytes).`,
      );
    return JSON.parse(result) as unknown;
  }

  private start({ fn, bundle }: Pool, requestId: string): Slot {
    const { clock, endpoint, region, credentials, onLog, inProcess, random } = this.options;
    const line = (level: LogLevel, message: string): LogLine => ({
      time: new Date(clock.now()).toISOString(),
      functionName: fn.name,
      requestId: slot?.requestId ?? requestId,
      level,
      message,
    });
    let slot: Slot | undefined;
    const environment = this.warm.take({
      fn,
      bundle,
      clock,
      surroundings: { endpoint, region, credentials: credentials(fn), logStreamName: this.warm.logStreamName() },
      write: (level, message) => onLog?.(line(level, message)),
      ...(inProcess && { inProcess }),
      ...(random && { random }),
    });
    slot = { environment, requestId };
    return slot;
  }

  /** A timeout ends the environment with everything that runs in it. After an error of the handler it is used again. */
  private async run(pool: Pool, slot: Slot, event: string): Promise<string> {
    const { fn } = pool;
    const { clock } = this.options;
    const deadline = clock.now() + fn.timeoutSeconds * 1000;
    let timer = { cancel: (): void => undefined };
    const timedOut = new Promise<never>((_, reject) => {
      timer = clock.at(deadline, () => {
        slot.environment.stop();
        const seconds = fn.timeoutSeconds.toFixed(2);
        reject(
          new FunctionError(
            'Sandbox.Timedout',
            `RequestId: ${slot.requestId} Error: Task timed out after ${seconds} seconds`,
          ),
        );
      });
    });
    try {
      return await Promise.race([
        slot.environment.run(event, this.contextOf(fn, slot.environment.logStreamName, slot.requestId, deadline)),
        timedOut,
      ]);
    } finally {
      if (slot.environment.usable) pool.idle.push(slot);
      else slot.environment.stop();
      timer.cancel();
    }
  }

  /** Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
  private contextOf(fn: FunctionResource, logStreamName: string, awsRequestId: string, deadline: number) {
    return {
      awsRequestId,
      functionName: fn.name,
      functionVersion: '$LATEST',
      invokedFunctionArn: fn.arn,
      memoryLimitInMB: String(fn.memoryMb),
      logGroupName: `/aws/lambda/${fn.name}`,
      logStreamName,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, deadline - this.options.clock.now()),
    };
  }
}
