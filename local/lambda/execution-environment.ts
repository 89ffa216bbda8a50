import type { Clock } from '../clock';
import type { FunctionResource } from '../template/deployment';
import type { Bundle, Globals } from './bundle';
import { environmentVariables, type Surroundings } from './environment-variables';
import { FunctionError, functionErrorOf } from './function-error';
import { HeldRequests } from './held-requests';
import { realm } from './realm';
import { simulatedConsole, type LogLevel } from './simulated-console';
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
}

/**
 * One execution environment of a function: one instance of its module, with its own process, time and connections.
 * It serves one invocation at a time.
 */
export class ExecutionEnvironment {
  private readonly handler: Handler;
  private readonly requests: HeldRequests;
  private readonly timers: ReturnType<typeof simulatedTimers>;
  private abort: (error: unknown) => void = () => undefined;
  private ended = false;

  /** @throws FunctionError with what the module threw when it was loaded */
  constructor(parts: EnvironmentParts) {
    const { fn, bundle, clock } = parts;
    this.requests = new HeldRequests(clock);
    this.timers = simulatedTimers(clock, (error) => {
      this.ended = true;
      this.abort(error);
    });
    const globals = this.globals(parts);
    const replacements = {
      process: globals.process,
      timers: this.timers.globals,
      'timers/promises': this.timers.promises,
      perf_hooks: { performance: globals.performance },
    };
    const require = simulatedRequire({ clock, requests: this.requests, replacements });
    this.handler = handlerOf(fn, () => bundle(require, globals));
  }

  /** Runs the handler on an event, JSON in and JSON out. Rejects with a FunctionError, also for what a timer callback threw. */
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

  /** Whether it can serve another invocation: not after an uncaught error, an exit or `stop`. */
  get usable(): boolean {
    return !this.ended;
  }

  /** Nothing that is still going on in it may have an effect. */
  stop(): void {
    this.ended = true;
    this.timers.clearAll();
    this.requests.stop();
  }

  private globals({ fn, clock, surroundings, write }: EnvironmentParts): Globals {
    const stopwatch = simulatedStopwatch(clock);
    const own = {
      ...this.timers.globals,
      Date: simulatedDate(clock),
      performance: stopwatch.performance,
      console: simulatedConsole(write),
      process: simulatedProcess({
        env: environmentVariables(fn, surroundings),
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

/** The global object as one environment sees it: with its own members, and what it sets is its own. */
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
