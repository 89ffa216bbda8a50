import type { MapState } from '../definition/workflow';
import { runDistributed } from '../map/distributed';
import { runInline } from '../map/inline';
import { leave, type Step } from '../runtime/step';
import type { Visit } from '../runtime/visit';
import { payload } from '../limits';
import { StatesError } from '../states-error';

/** Runs the processor once for each item, inside this execution or as executions of its own. */
export const runMap = async (state: MapState, visit: Visit): Promise<Step> => {
  try {
    const run = state.ItemProcessor.mode === 'DISTRIBUTED' ? runDistributed : runInline;
    const result = payload(await run(state, visit), visit.name);
    visit.event('MapStateSucceeded');
    return await leave(visit, state, result, { extra: { result } });
  } catch (error: unknown) {
    if (error instanceof StatesError) visit.event('MapStateFailed', error);
    throw error;
  }
};
