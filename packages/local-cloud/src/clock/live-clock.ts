import { VirtualClock, type Clock, type Rank, type Timer } from './clock';

export interface LiveClockOptions {
  /** Simulated time at the start, in milliseconds since the epoch. */
  readonly start: number;
  /** Whether something is under way that must finish at once instead of in real time. */
  readonly isBusy: () => boolean;
  /** Called with the error that stopped time for good. */
  readonly onError: (error: unknown) => void;
}

/** How often time moves while nothing is under way, in real milliseconds. */
const tick = 50;

/** Longest simulated time of one step, in milliseconds. Between steps `move`, `close` and `isBusy` take effect. */
const stretch = 60 * 60 * 1000;

/**
 * Simulated time for a person who watches. It flows like real time, jumps while something is under way, and can be
 * moved ahead.
 */
export class LiveClock implements Clock {
  private readonly clock: VirtualClock;
  private goal: number;
  private ended = false;
  private running: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;
  private readonly waiters = new Set<() => void>();

  constructor(private readonly options: LiveClockOptions) {
    this.clock = new VirtualClock(options.start);
    this.goal = options.start;
  }

  now(): number {
    return this.clock.now();
  }

  at(time: number, fire: () => void, order?: Rank): Timer {
    return this.clock.at(time, fire, order);
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return this.clock.sleep(milliseconds, signal);
  }

  hold(): () => void {
    return this.clock.hold();
  }

  /** Starts the flow of time. */
  start(): void {
    this.running = this.run()
      .catch((error: unknown) => {
        this.ended = true;
        this.options.onError(error);
      })
      .finally(() => this.tellWaiters());
  }

  /** Moves time ahead, from the current destination if there is one. Fires everything that is due on the way. */
  move(milliseconds: number): void {
    this.goal = Math.max(this.goal, this.now()) + milliseconds;
    this.wake();
  }

  /** Where time is moving to; undefined when it has arrived. */
  destination(): number | undefined {
    return this.goal > this.now() ? this.goal : undefined;
  }

  /** Resolves when time has reached its destination and nothing is under way, or when time has stopped. */
  settled(): Promise<void> {
    if (this.ended) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiters.add(resolve);
      this.wake();
    });
  }

  /** Stops time. */
  async close(): Promise<void> {
    this.ended = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    let seen = performance.now();
    while (!this.ended) {
      const real = performance.now();
      const passed = Math.floor(real - seen);
      seen += passed;
      await this.pass(passed);
      if (this.isSettled()) await this.rest();
    }
  }

  private async pass(milliseconds: number): Promise<void> {
    const { isBusy } = this.options;
    const now = this.now();
    if (this.goal > now) await this.clock.driveTo(Math.min(this.goal, now + stretch));
    else if (isBusy()) await this.clock.driveWhile(() => !this.ended && isBusy(), now + stretch);
    else await this.clock.driveTo(now + milliseconds);
  }

  private isSettled(): boolean {
    return this.destination() === undefined && !this.options.isBusy();
  }

  private tellWaiters(): void {
    for (const resolve of this.waiters) resolve();
    this.waiters.clear();
  }

  private async rest(): Promise<void> {
    this.tellWaiters();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, tick);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
