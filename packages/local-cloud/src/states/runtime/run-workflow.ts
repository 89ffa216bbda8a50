import type { State, Workflow } from '../definition/workflow';
import { runChoice } from '../states/choice';
import { runFail } from '../states/fail';
import { runMap } from '../states/map';
import { runParallel } from '../states/parallel';
import { runTask } from '../states/task';
import { runWait } from '../states/wait';
import type { Course, Position } from './position';
import { leave, type Step } from './step';
import { assigned, type Scope, Visit } from './visit';
import { withRecovery } from './with-recovery';

const runState = (state: State, visit: Visit): Promise<Step> => {
  switch (state.Type) {
    case 'Pass':
    case 'Succeed':
      return leave(visit, state, visit.input);
    case 'Fail':
      return runFail(state, visit);
    case 'Wait':
      return runWait(state, visit);
    case 'Choice':
      return runChoice(state, visit);
    case 'Task':
      return withRecovery(state, visit, () => runTask(state, visit));
    case 'Parallel':
      return withRecovery(state, visit, () => runParallel(state, visit));
    case 'Map':
      return withRecovery(state, visit, () => runMap(state, visit));
    default:
      return state satisfies never;
  }
};

/**
 * Runs a workflow from its first state, or from `course.from`, to its end and returns its output.
 * @throws StatesError, or the reason of the cancellation
 */
export const runWorkflow = async (
  workflow: Workflow,
  firstInput: unknown,
  scope: Scope,
  course?: Course,
): Promise<unknown> => {
  const { history } = scope.execution;
  const first = { state: workflow.startAt, input: firstInput, variables: scope.variables };
  let position: Position = course?.from ?? first;
  scope.cancellation.throwIfCancelled();
  for (;;) {
    const { state: name, input, variables } = position;
    const state = workflow.states.get(name);
    if (!state) throw new Error(`The state '${name}' does not exist.`);
    course?.enter(position);
    history.transition();
    const event = history.add(`${state.Type}StateEntered`, { state: name });
    const step: Step = await runState(state, new Visit({ ...scope, variables }, { name, input, event }));
    // The stopped execution may have been redriven meanwhile. This earlier run must not add to its history.
    scope.cancellation.throwIfCancelled();
    const after = Object.keys(step.assign).length > 0 ? assigned(variables, step.assign) : variables;
    history.add(`${state.Type}StateExited`, { state: name });
    if (step.next === undefined) return step.output;
    position = { state: step.next, input: step.output, variables: after };
  }
};
