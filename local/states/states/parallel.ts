import type { ParallelState } from '../definition/workflow';
import { runWorkflow } from '../runtime/run-workflow';
import { leave, type Step } from '../runtime/step';
import type { Visit } from '../runtime/visit';
import { payload } from '../limits';
import { StatesError } from '../states-error';

/** Runs every branch on its own copy of the input; the first that fails stops the others. */
export const runParallel = async (state: ParallelState, visit: Visit): Promise<Step> => {
  const input = state.Arguments === undefined ? visit.input : await visit.evaluate(state.Arguments, 'Arguments');
  visit.event('ParallelStateStarted');
  try {
    const outputs = await visit.cancellation.within((cancellation) =>
      Promise.all(
        state.Branches.map((branch) =>
          runWorkflow(branch, payload(input, visit.name), { ...visit.scope, cancellation }),
        ),
      ),
    );
    const result = payload(outputs, visit.name);
    visit.event('ParallelStateSucceeded');
    return await leave(visit, state, result, { extra: { result } });
  } catch (error: unknown) {
    if (error instanceof StatesError) visit.event('ParallelStateFailed', error);
    throw error;
  }
};
