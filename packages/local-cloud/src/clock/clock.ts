import { type Due, TimerQueue } from './timer-queue';

/** The order of timers that are due at the same instant: smaller ranks fire first. */
export const rank = { later: 0, decision: 1, timer: 2, schedule: 3 } as const;
export type Rank = (typeof rank)[keyof typeof rank];

export interface Timer {
  cancel(): void;
}

/** The only source of time in the simulation, in milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** Calls `fire` at `time`. Timers of one instant fire by rank, then in order of registration. */
  at(time: number, fire: () => void, order?: Rank): Timer;
  /** Rejects with the signal's reason when it aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Stops virtual time until the returned function is called. For real work: a request on the wire, a file. */
  hold(): () => void;
}

const stuck = (): Error => new Error('The simulated clock has nothing left to wait for, and the work is not done.');

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const sleepOn = (clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const abort = (): void => {
      timer.cancel();
      reject(signal?.reason as Error);
    };
    const timer = clock.at(clock.now() + Math.max(0, milliseconds), () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    signal?.addEventListener('abort', abort, { once: true });
  });

/**
 * Simulated time. It stands still during computation and held work, and jumps to the next timer when all is idle, so
 * that waiting for a day takes no real time. It only moves inside the `drive` methods.
 */
export class VirtualClock implements Clock {
  private time: number;
  private sequence = 0;
  private readonly queue = new TimerQueue();
  private holds = 0;
  private released: (() => void) | undefined;

  constructor(start: number) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  at(time: number, fire: () => void, order: Rank = rank.timer): Timer {
    const due: Due = { time: Math.max(time, this.time), order, sequence: this.sequence++, fire };
    this.queue.push(due);
    return {
      cancel: () => {
        due.fire = undefined;
      },
    };
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return sleepOn(this, milliseconds, signal);
  }

  hold(): () => void {
    this.holds++;
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      this.holds--;
      if (this.holds === 0) this.released?.();
    };
  }

  /**
   * Lets time pass until `goal` settles, and settles as it does. @throws when no timer is left that could settle it.
   */
  async drive<T>(goal: Promise<T>): Promise<T> {
    let settled = false;
    const watched = goal.finally(() => (settled = true));
    watched.catch(() => undefined);
    for (;;) {
      await this.idle();
      if (settled) return watched;
      if (!this.step()) throw stuck();
    }
  }

  /** Fires every timer that is due before `end`, then sets the time to `end`. */
  async driveTo(end: number): Promise<void> {
    for (;;) {
      await this.idle();
      const next = this.queue.peek();
      if (!next || next.time >= end) break;
      this.step();
    }
    this.time = Math.max(this.time, end);
  }

  /**
   * Lets time pass while `goesOn()` is true, at most to `end`. @throws when it is true and no timer is left to change
   * that.
   */
  async driveWhile(goesOn: () => boolean, end: number = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      await this.idle();
      if (!goesOn()) return;
      const next = this.queue.peek();
      if (!next) throw stuck();
      if (next.time >= end) break;
      this.step();
    }
    this.time = Math.max(this.time, end);
  }

  private step(): boolean {
    const next = this.queue.pop();
    if (!next) return false;
    this.time = next.time;
    next.fire?.();
    return true;
  }

  /** Resolves when the event loop has turned twice without held work. */
  private async idle(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet++) {
      await turn();
      if (this.holds > 0) {
        await new Promise<void>((resolve) => (this.released = resolve));
        quiet = -1;
      }
    }
  }
}

/** The real time. It ignores ranks. */
export class RealClock implements Clock {
  now(): number {
    return Date.now();
  }

  at(time: number, fire: () => void): Timer {
    // Node.js limits a timer to 31 bits of milliseconds, so longer waits use several timers.
    const longest = 2 ** 31 - 1;
    let handle: NodeJS.Timeout;
    const arm = (): void => {
      const left = time - Date.now();
      handle = left > longest ? setTimeout(arm, longest) : setTimeout(fire, Math.max(0, left));
    };
    arm();
    return { cancel: () => clearTimeout(handle) };
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return sleepOn(this, milliseconds, signal);
  }

  hold(): () => void {
    return () => undefined;
  }
}
