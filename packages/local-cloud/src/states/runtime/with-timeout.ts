import type { Clock } from '../../clock/clock';
import type { Cancellation } from './cancellation';

export interface Timeout {
  /** No timeout when undefined. */
  readonly seconds: number | undefined;
  /** What the work is stopped with. */
  readonly failure: () => Error;
}

/** Runs `work`, and stops it when its time is over. */
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
