import { isTimestamp, longestSeconds } from '../definition/fields';
import type { WaitState } from '../definition/workflow';
import { leave, type Step } from '../runtime/step';
import type { Visit } from '../runtime/visit';

const timestamp = async (state: WaitState, visit: Visit): Promise<number> => {
  const value = await visit.evaluate(state.Timestamp, 'Timestamp');
  if (!isTimestamp(value))
    throw visit.queryError(
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${String(value)}`,
    );
  return Math.floor(Date.parse(value) / 1000) * 1000;
};

/**
 * Sleeps for Seconds, or until Timestamp, whose milliseconds do not count.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
 */
export const runWait = async (state: WaitState, visit: Visit): Promise<Step> => {
  const { clock } = visit.engine;
  const seconds = await visit.integer(state.Seconds, 'Seconds', [0, longestSeconds]);
  const end = seconds === undefined ? await timestamp(state, visit) : clock.now() + seconds * 1000;
  await visit.cancellation.sleep(clock, end - clock.now());
  return leave(visit, state, visit.input);
};
