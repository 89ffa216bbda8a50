import type { ParallelState } from '../definition/workflow';
import { payload } from '../limits';
import { recorded } from '../runtime/recorded';
import { leave, type Step } from '../runtime/step';
import type { Visit } from '../runtime/visit';

/** Runs all branches at once, each on its own copy of the input. The first branch that fails stops the others. */
export const runParallel = async (state: ParallelState, visit: Visit): Promise<Step> => {
  const input = state.Arguments === undefined ? visit.input : await visit.evaluate(state.Arguments, 'Arguments');
  const result = await recorded(visit, 'ParallelState', async () => {
    const outputs = await visit.cancellation.within((cancellation) =>
      Promise.all(
        state.Branches.map((branch) =>
          visit.scope.runWorkflow(branch, payload(input, visit.name), { ...visit.scope, cancellation }),
        ),
      ),
    );
    return payload(outputs, visit.name);
  });
  return leave(visit, state, result, { extra: { result } });
};
