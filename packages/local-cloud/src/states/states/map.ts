import type { MapState } from '../definition/workflow';
import { runDistributed } from '../map/distributed';
import { runInline } from '../map/inline';
import { leave, type Step } from '../runtime/step';
import type { Visit } from '../runtime/visit';

/** Runs the processor for each item or batch: inside this execution (INLINE) or in child executions (DISTRIBUTED). */
export const runMap = async (state: MapState, visit: Visit): Promise<Step> => {
  const run = state.ItemProcessor.mode === 'DISTRIBUTED' ? runDistributed : runInline;
  const result = await run(state, visit);
  return leave(visit, state, result, { extra: { result } });
};
