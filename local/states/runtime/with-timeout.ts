import type { Clock } from '../../clock';
import { abortable, within } from './abortable';

export interface Timeout {
  /** No timeout when undefined. */
  readonly seconds: number | undefined;
  /** What the work is stopped with. */
  readonly failure: () => Error;
}

/** Runs `work`, and stops it when its time is over. */
export const withTimeout = <T>(
  clock: Clock,
  parent: AbortSignal,
  { seconds, failure }: Timeout,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> =>
  within(parent, async (own) => {
    const timer =
      seconds === undefined ? undefined : clock.at(clock.now() + seconds * 1000, () => own.abort(failure()));
    try {
      return await abortable(work(own.signal), own.signal);
    } finally {
      timer?.cancel();
    }
  });
