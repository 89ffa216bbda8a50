import type { Catcher, Retrier } from '../definition/fields';
import { StatesError } from '../states-error';
import { takes } from './error-matching';
import { retryDelaySeconds } from './retry-delay';
import { leave, type Step } from './step';
import type { Visit } from './visit';

interface Recovery {
  readonly Type: string;
  readonly Retry?: readonly Retrier[] | undefined;
  readonly Catch?: readonly Catcher[] | undefined;
}

const defaultAttempts = 3;

/**
 * Runs a state, retries it as Retry says, then passes the error to the first catcher that handles it.
 * @throws StatesError when no catcher handles it
 */
export const withRecovery = async (
  { Retry = [], Catch = [] }: Recovery,
  visit: Visit,
  attempt: () => Promise<Step>,
): Promise<Step> => {
  const used = new Map<Retrier, number>();
  for (;;) {
    let failure: StatesError;
    try {
      return await attempt();
    } catch (error: unknown) {
      // A state that is being stopped is not retried.
      if (visit.cancellation.cancelled || !(error instanceof StatesError)) throw error;
      failure = error;
    }
    const retrier = Retry.find(({ ErrorEquals }) => takes(ErrorEquals, failure));
    const earlier = (retrier && used.get(retrier)) ?? 0;
    if (retrier && earlier < (retrier.MaxAttempts ?? defaultAttempts)) {
      used.set(retrier, earlier + 1);
      const seconds = retryDelaySeconds(retrier, earlier, visit.engine.random);
      await visit.cancellation.sleep(visit.engine.clock, Math.round(seconds * 1000));
      visit.retried();
      continue;
    }
    const index = Catch.findIndex(({ ErrorEquals }) => takes(ErrorEquals, failure));
    const catcher = Catch[index];
    if (!catcher) throw failure;
    const errorOutput = { Error: failure.error ?? null, Cause: failure.causeText ?? '' };
    return leave(visit, catcher, errorOutput, { extra: { errorOutput }, prefix: `Catch[${index}]/` });
  }
};
