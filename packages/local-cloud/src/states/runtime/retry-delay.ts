import type { Retrier } from '../definition/fields';
import type { Random } from '../random-values';

/**
 * Seconds before the next attempt, after `earlier` retries by this retrier.
 * Source:
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
 */
export const retryDelaySeconds = (retrier: Retrier, earlier: number, random: Random): number => {
  const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Infinity, JitterStrategy = 'NONE' } = retrier;
  const delay = Math.min(IntervalSeconds * BackoffRate ** earlier, MaxDelaySeconds);
  return JitterStrategy === 'FULL' ? delay * random() : delay;
};
