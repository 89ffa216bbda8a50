import type { MachineType } from '../api';
import type { State, Workflow } from './workflow';

/** One workflow of a machine, with the workflow around it. */
export interface Place {
  readonly workflow: Workflow;
  readonly outer: Place | undefined;
  /** Whether a Distributed Map runs the workflow, in child executions. */
  readonly distributed: boolean;
  /** Type of the execution that runs its states. */
  readonly type: MachineType;
}

const inner = (state: State, place: Place): Place[] => {
  if (state.Type === 'Parallel')
    return state.Branches.map((workflow) => ({ workflow, outer: place, distributed: false, type: place.type }));
  if (state.Type !== 'Map') return [];
  const { mode, executionType } = state.ItemProcessor;
  const distributed = mode === 'DISTRIBUTED';
  return [{ workflow: state.ItemProcessor, outer: place, distributed, type: executionType ?? place.type }];
};

const below = (place: Place): Place[] => [
  place,
  ...[...place.workflow.states.values()].flatMap((state) => inner(state, place)).flatMap(below),
];

/** Every workflow of a machine, the machine's own first. */
export const places = (workflow: Workflow, type: MachineType): Place[] =>
  below({ workflow, outer: undefined, distributed: false, type });
