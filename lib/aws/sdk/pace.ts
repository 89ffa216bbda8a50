import { OutOfTimeError, type Deadline } from './deadline';
import { sleep } from './sleep';

/** Resolves when the next call may be made. */
export type Gate = () => Promise<void>;

/**
 * A gate that lets `ratePerSecond` calls through each second, evenly spaced, in the order of asking. Without bursts,
 * because several children share one quota and do not see each other's calls. With a deadline, a call whose turn would
 * come later fails at once with OutOfTimeError.
 */
export function pace(ratePerSecond: number, deadline?: Deadline): Gate {
  const spacing = 1000 / ratePerSecond;
  let next = 0;
  return async () => {
    const now = Date.now();
    const turn = Math.max(now, next);
    if (deadline?.(turn)) throw new OutOfTimeError('The turn of this call would come after the deadline.');
    next = turn + spacing;
    if (turn > now) await sleep(turn - now);
  };
}
