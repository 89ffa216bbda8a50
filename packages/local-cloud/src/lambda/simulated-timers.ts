import { promisify } from 'node:util';
import type { Clock, Timer } from '../clock/clock';

type Callback = (...given: unknown[]) => void;

const longest = 2 ** 31 - 1;

/** Reads a delay as Node.js does: whole milliseconds, and 1 for an invalid delay. */
const delayOf = (milliseconds: unknown): number => {
  const delay = Number(milliseconds);
  return delay >= 1 && delay <= longest ? Math.trunc(delay) : 1;
};

/** The parts of Node.js' timer objects that programs use. */
class Handle {
  private timer: Timer | undefined;

  constructor(
    private readonly arm: (handle: Handle) => Timer,
    private readonly pending: Set<Handle>,
  ) {
    this.refresh();
  }

  refresh(): this {
    this.timer?.cancel();
    this.pending.add(this);
    this.timer = this.arm(this);
    return this;
  }

  close(): this {
    this.timer?.cancel();
    this.pending.delete(this);
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }
}

/**
 * Node.js' timer functions in simulated time. `fail` gets the errors of callbacks, because no caller waits for them.
 * `clearAll` cancels the pending timeouts and intervals.
 */
export function simulatedTimers(clock: Clock, fail: (error: unknown) => void) {
  const pending = new Set<Handle>();
  const run = (callback: Callback, given: unknown[]): void => {
    try {
      callback(...given);
    } catch (error: unknown) {
      fail(error);
    }
  };
  const schedule = (callback: Callback, milliseconds: unknown, repeat: boolean, given: unknown[]): Handle =>
    new Handle(
      (handle) =>
        clock.at(clock.now() + delayOf(milliseconds), () => {
          if (repeat) handle.refresh();
          else pending.delete(handle);
          run(callback, given);
        }),
      pending,
    );
  const clear = (handle: unknown): void => void (handle instanceof Handle && handle.close());

  const setTimeout = (callback: Callback, milliseconds?: unknown, ...given: unknown[]): Handle =>
    schedule(callback, milliseconds, false, given);
  const wait = (milliseconds?: unknown, value?: unknown): Promise<unknown> =>
    new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));

  // An immediate is work under way, so it holds the clock until it has run.
  const setImmediateHeld = (callback: Callback, ...given: unknown[]): NodeJS.Immediate => {
    const release = clock.hold();
    const immediate = setImmediate(() => {
      releases.delete(immediate);
      run(callback, given);
      release();
    });
    releases.set(immediate, release);
    return immediate;
  };
  const releases = new Map<NodeJS.Immediate, () => void>();
  const clearImmediateHeld = (immediate: NodeJS.Immediate): void => {
    clearImmediate(immediate);
    releases.get(immediate)?.();
    releases.delete(immediate);
  };
  const immediately = (value?: unknown): Promise<unknown> =>
    new Promise((resolve) => setImmediateHeld(() => resolve(value)));

  return {
    globals: {
      setTimeout: Object.assign(setTimeout, { [promisify.custom]: wait }),
      setInterval: (callback: Callback, milliseconds?: unknown, ...given: unknown[]) =>
        schedule(callback, milliseconds, true, given),
      setImmediate: Object.assign(setImmediateHeld, { [promisify.custom]: immediately }),
      clearTimeout: clear,
      clearInterval: clear,
      clearImmediate: clearImmediateHeld,
    },
    promises: { setTimeout: wait, setImmediate: immediately },
    clearAll: (): void => {
      for (const handle of pending) handle.close();
    },
  };
}
