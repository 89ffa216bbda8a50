import type { Clock } from '../../clock/clock';
import { Ended } from './ended';

/** Shared, because each new error takes a stack trace and nobody reads this one. */
const siblingFailed = new Ended('ABORTED');

/**
 * Stops what runs inside an execution, a branch or a task; cancelling a parent cancels its children. This is not an
 * AbortSignal because with ten thousand children an AbortSignal takes quadratic time.
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

  /** Only the first reason counts; later calls do nothing. */
  cancel(reason: Error): void {
    if (this.reason) return;
    this.reason = reason;
    for (const callback of this.callbacks) callback();
    this.callbacks.clear();
  }

  /** Calls back once, and immediately if already cancelled. The returned function removes the callback. */
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

  /** Settles as `work` does. If cancelled first, rejects with the reason and does not wait for `work`. */
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

  /** Waits for simulated time to pass. Rejects with the reason when cancelled. */
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

  /** Runs `work` with a child cancellation. If `work` fails, cancels what it left running. */
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
