import type { MapState } from '../definition/workflow';
import { runDistributed } from '../map/distributed';
import { runInline } from '../map/inline';
import { leave, type Step } from '../runtime/step';
import type { Visit } from '../runtime/visit';

/** Runs the processor once for each item, inside this execution or as executions of its own. */
export const runMap = async (state: MapState, visit: Visit): Promise<Step> => {
  const run = state.ItemProcessor.mode === 'DISTRIBUTED' ? runDistributed : runInline;
  const result = await run(state, visit);
  return leave(visit, state, result, { extra: { result } });
};
