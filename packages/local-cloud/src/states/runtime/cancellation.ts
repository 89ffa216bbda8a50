import type { Clock } from '../../clock/clock';
import { Ended } from './ended';

/** One for all: it is seen by nobody, and every new error takes a trace of the stack. */
const siblingFailed = new Ended('ABORTED');

/**
 * Stops what runs inside an execution, a branch or a task, from the outside in. An AbortSignal with its ten thousand
 * children would take quadratic time to tell them apart.
 */
export class Cancellation {
  private reason: Error | undefined;
  private readonly callbacks = new Set<() => void>();
  private readonly unfollow: () => void;

  constructor(parent?: Cancellation) {
    this.unfollow = parent ? parent.onCancel(() => this.cancel(parent.why())) : () => undefined;
  }

  get cancelled(): boolean {
    return this.reason !== undefined;
  }

  /** Only the first reason counts. */
  cancel(reason: Error): void {
    if (this.reason) return;
    this.reason = reason;
    for (const callback of this.callbacks) callback();
    this.callbacks.clear();
  }

  /** Calls back once, at once when it is cancelled already. The returned function takes that back. */
  onCancel(callback: () => void): () => void {
    if (this.reason) {
      callback();
      return () => undefined;
    }
    this.callbacks.add(callback);
    return () => this.callbacks.delete(callback);
  }

  throwIfCancelled(): void {
    if (this.reason) throw this.reason;
  }

  /** Gives what `work` gives, unless it is cancelled first: then rejects with the reason, and `work` is left alone. */
  async race<T>(work: Promise<T>): Promise<T> {
    let forget = (): void => undefined;
    const cancelled = new Promise<never>((_, reject) => {
      forget = this.onCancel(() => reject(this.why()));
    });
    try {
      return await Promise.race([work, cancelled]);
    } finally {
      forget();
    }
  }

  /** Lets time pass. */
  sleep(clock: Clock, milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      let forget = (): void => undefined;
      const timer = clock.at(clock.now() + Math.max(0, milliseconds), () => {
        forget();
        resolve();
      });
      forget = this.onCancel(() => {
        timer.cancel();
        reject(this.why());
      });
    });
  }

  /** Runs `work` with a cancellation of its own, below this one. When `work` fails, what it left running is cancelled. */
  async within<T>(work: (own: Cancellation) => Promise<T>): Promise<T> {
    const own = new Cancellation(this);
    try {
      return await work(own);
    } catch (error: unknown) {
      own.cancel(siblingFailed);
      throw error;
    } finally {
      own.unfollow();
    }
  }

  private why(): Error {
    return this.reason ?? new Error('Nothing was cancelled.');
  }
}
