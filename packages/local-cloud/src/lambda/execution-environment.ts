import type { Clock } from '../clock/clock';
import type { FunctionResource } from '../template/deployment';
import type { Bundle, Globals } from './bundle';
import { environmentVariables, type Surroundings } from './environment-variables';
import { FunctionError, functionErrorOf } from './function-error';
import { HeldRequests } from './held-requests';
import { type InProcessAws, InProcessHttp } from './in-process-http';
import { realm } from './realm';
import { simulatedConsole, type LogLevel } from './simulated-console';
import { simulatedCrypto, simulatedMath } from './simulated-random';
import { simulatedDate, simulatedStopwatch } from './simulated-date';
import { simulatedProcess } from './simulated-process';
import { simulatedRequire } from './simulated-require';
import { simulatedTimers } from './simulated-timers';

type Handler = (event: unknown, context: unknown) => unknown;

export interface EnvironmentParts {
  readonly fn: FunctionResource;
  readonly bundle: Bundle;
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  readonly write: (level: LogLevel, message: string) => void;
  /** Answers the bundle's requests without a socket. @default requests go to the endpoint */
  readonly inProcess?: InProcessAws;
  /** Source of the bundle's random numbers, from 0 up to 1. @default real randomness */
  readonly random?: () => number;
}

/**
 * One execution environment of a function: one instance of its module, with its own process, time and connections. It
 * serves one invocation at a time.
 */
export class ExecutionEnvironment {
  private readonly handler: Handler;
  private readonly requests: HeldRequests | InProcessHttp;
  private readonly timers: ReturnType<typeof simulatedTimers>;
  private readonly variables: Record<string, string>;
  private abort: (error: unknown) => void = () => undefined;
  private ended = false;
  private readonly isInProcess: boolean;
  private readonly isRepeatable: boolean;

  /** @throws FunctionError with the loading error of the module */
  constructor(private parts: EnvironmentParts) {
    const { fn, bundle, surroundings } = parts;
    this.isInProcess = parts.inProcess !== undefined;
    this.isRepeatable = parts.random !== undefined;
    const clock = movingClock(() => this.parts.clock);
    this.variables = environmentVariables(fn, surroundings);
    this.requests = parts.inProcess
      ? new InProcessHttp({ clock, aws: () => this.parts.inProcess, onDeath: () => this.die() })
      : new HeldRequests(clock);
    this.timers = simulatedTimers(clock, (error) => {
      this.ended = true;
      this.abort(error);
    });
    const random = parts.random && ((): number => this.parts.random?.() ?? Math.random());
    const globals = this.globals(clock, random);
    const replacements = {
      process: globals.process,
      timers: this.timers.globals,
      'timers/promises': this.timers.promises,
      perf_hooks: { performance: globals.performance },
      ...(random && { crypto: simulatedCrypto(random) }),
    };
    const require = simulatedRequire({ clock, requests: this.requests, replacements });
    this.handler = handlerOf(fn, () => bundle(require, globals));
  }

  /**
   * Runs the handler with an event; input and output are JSON. Rejects with FunctionError, also when a timer callback
   * throws.
   */
  async run(event: string, context: unknown): Promise<string> {
    try {
      const failed = new Promise<never>((_, reject) => (this.abort = reject));
      const done = (async () => this.handler(realm.JSON.parse(event), context))();
      const result = await Promise.race([done, failed]);
      return realm.JSON.stringify(result ?? null);
    } catch (error: unknown) {
      throw functionErrorOf(error);
    } finally {
      this.requests.dropUnread();
    }
  }

  get logStreamName(): string {
    return this.parts.surroundings.logStreamName;
  }

  /** Whether the module can be reused: its HTTP client and its random numbers were chosen when it was loaded. */
  fits({ inProcess, random }: EnvironmentParts): boolean {
    return this.isInProcess === (inProcess !== undefined) && this.isRepeatable === (random !== undefined);
  }

  /** Whether it can serve another invocation: not after an uncaught error, an exit or `stop`. */
  get usable(): boolean {
    return !this.ended;
  }

  /** Ends the environment: its pending timers and requests have no effect any more. */
  stop(): void {
    this.ended = true;
    this.timers.clearAll();
    this.requests.stop();
  }

  /**
   * Cancels pending timers and requests, and detaches the environment from its simulation, so that another can take it.
   */
  pause(): void {
    this.timers.clearAll();
    this.requests.drop();
    this.abort = () => undefined;
    this.parts = {
      ...this.parts,
      clock: stoppedClock,
      write: () => undefined,
      inProcess: undefined,
      random: undefined,
    };
  }

  /**
   * Attaches the environment to another simulation, with new variables, clock and surroundings. The module keeps its
   * state.
   */
  moveTo(parts: EnvironmentParts): void {
    this.parts = parts;
    for (const name of Object.keys(this.variables)) delete this.variables[name];
    Object.assign(this.variables, environmentVariables(parts.fn, parts.surroundings));
  }

  private die(): void {
    this.ended = true;
    this.timers.clearAll();
    this.abort(new FunctionError('Runtime.ExitError', 'Error: Runtime exited without providing a reason'));
  }

  private globals(clock: Clock, random: (() => number) | undefined): Globals {
    const write: EnvironmentParts['write'] = (level, message) => this.parts.write(level, message);
    const stopwatch = simulatedStopwatch(clock);
    const own = {
      ...this.timers.globals,
      Date: simulatedDate(clock),
      Math: random ? simulatedMath(random) : realm.Math,
      performance: stopwatch.performance,
      console: simulatedConsole(write),
      process: simulatedProcess({
        env: this.variables,
        stopwatch,
        write: (text) => write('info', text.trimEnd()),
        exit: (code) => {
          this.ended = true;
          throw new FunctionError('Runtime.ExitError', `the function called process.exit(${String(code)})`);
        },
      }),
      fetch: () => {
        throw new Error('fetch is not supported locally: its requests could not hold the simulated clock');
      },
    };
    return { ...own, globalThis: ownGlobal(own) };
  }
}

/** The clock of a detached environment: time stands still. */
const stoppedClock: Clock = {
  now: () => 0,
  at: () => ({ cancel: () => undefined }),
  sleep: () => new Promise(() => undefined),
  hold: () => () => undefined,
};

/** Delegates to the clock of the current simulation. */
const movingClock = (current: () => Clock): Clock => ({
  now: () => current().now(),
  at: (time, fire, order) => current().at(time, fire, order),
  sleep: (milliseconds, signal) => current().sleep(milliseconds, signal),
  hold: () => current().hold(),
});

/** The global object of one environment: the given members replace Node's, and assignments stay in the environment. */
function ownGlobal(members: Readonly<Record<string, unknown>>): unknown {
  const own: Record<PropertyKey, unknown> = { ...members };
  const global: object = new Proxy(realm.globalThis, {
    has: (target, key) => Object.hasOwn(own, key) || Reflect.has(target, key),
    get: (target, key): unknown => {
      if (key === 'globalThis' || key === 'global') return global;
      return Object.hasOwn(own, key) ? own[key] : Reflect.get(target, key);
    },
    set: (_, key, value) => {
      own[key] = value;
      return true;
    },
    deleteProperty: (_, key) => delete own[key],
  });
  return global;
}

function handlerOf(fn: FunctionResource, load: () => Readonly<Record<string, unknown>>): Handler {
  const name = fn.handler.slice(fn.handler.lastIndexOf('.') + 1);
  try {
    const handler = load()[name];
    if (typeof handler === 'function') return handler as Handler;
  } catch (error: unknown) {
    throw functionErrorOf(error);
  }
  throw new FunctionError('Runtime.HandlerNotFound', `${fn.handler} is undefined or not exported`);
}
