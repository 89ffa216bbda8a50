import type { State, Workflow } from '../definition/workflow';
import { runChoice } from '../states/choice';
import { runFail } from '../states/fail';
import { runMap } from '../states/map';
import { runParallel } from '../states/parallel';
import { runTask } from '../states/task';
import { runWait } from '../states/wait';
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

/** Runs a workflow from its first state to its end and gives its output. @throws StatesError, or why it was cancelled */
export const runWorkflow = async (workflow: Workflow, input: unknown, scope: Scope): Promise<unknown> => {
  const { history } = scope.execution;
  let variables = scope.variables;
  let value = input;
  let name: string | undefined = workflow.startAt;
  while (name !== undefined) {
    scope.cancellation.throwIfCancelled();
    const state = workflow.states.get(name);
    if (!state) throw new Error(`The state '${name}' does not exist.`);
    history.transition();
    const event = history.add(`${state.Type}StateEntered`, { state: name });
    const step: Step = await runState(state, new Visit({ ...scope, variables }, { name, input: value, event }));
    if (Object.keys(step.assign).length > 0) variables = assigned(variables, step.assign);
    history.add(`${state.Type}StateExited`, { state: name });
    value = step.output;
    name = step.next;
  }
  return value;
};
