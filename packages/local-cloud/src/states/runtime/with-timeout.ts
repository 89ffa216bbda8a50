import type { Clock } from '../../clock/clock';
import type { Cancellation } from './cancellation';

export interface Timeout {
  /** Undefined: no timeout. */
  readonly seconds: number | undefined;
  /** Makes the reason with which the work is cancelled. */
  readonly failure: () => Error;
}

/** Runs `work`, and cancels it after the timeout. */
export const withTimeout = <T>(
  clock: Clock,
  parent: Cancellation,
  { seconds, failure }: Timeout,
  work: (own: Cancellation) => Promise<T>,
): Promise<T> =>
  parent.within(async (own) => {
    const timer =
      seconds === undefined ? undefined : clock.at(clock.now() + seconds * 1000, () => own.cancel(failure()));
    try {
      return await own.race(work(own));
    } finally {
      timer?.cancel();
    }
  });
