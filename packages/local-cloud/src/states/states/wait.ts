import { longestSeconds } from '../definition/fields';
import type { WaitState } from '../definition/workflow';
import { leave, type Step } from '../runtime/step';
import type { Visit } from '../runtime/visit';

/** The timestamps that AWS was recorded to accept: with seconds, a fraction of any length, and an offset. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const timestamp = async (state: WaitState, visit: Visit): Promise<number> => {
  const value = await visit.evaluate(state.Timestamp, 'Timestamp');
  const time = typeof value === 'string' && instant.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(time))
    throw visit.queryError(
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${String(value)}`,
    );
  return time;
};

/** Sleeps for Seconds, or until Timestamp. */
export const runWait = async (state: WaitState, visit: Visit): Promise<Step> => {
  const { clock } = visit.engine;
  const seconds = await visit.integer(state.Seconds, 'Seconds', [0, longestSeconds]);
  const end = seconds === undefined ? await timestamp(state, visit) : clock.now() + seconds * 1000;
  await visit.cancellation.sleep(clock, end - clock.now());
  return leave(visit, state, visit.input);
};
