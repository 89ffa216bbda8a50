import { limits } from '../limits';
import type { Report } from './parse-workflow';
import type { Place } from './walk';
import type { State, Workflow } from './workflow';

/** Names of the states that can follow a state. */
const successors = (state: State): string[] => {
  const next = 'Next' in state && state.Next !== undefined ? [state.Next] : [];
  if (state.Type === 'Choice')
    return [...state.Choices.map(({ Next }) => Next), ...(state.Default === undefined ? [] : [state.Default])];
  const caught = 'Catch' in state ? (state.Catch ?? []).map(({ Next }) => Next) : [];
  return [...next, ...caught];
};

const reachable = ({ startAt, states }: Workflow): ReadonlySet<string> => {
  const found = new Set<string>();
  const open = [startAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states.get(name);
    if (!state || found.has(name)) continue;
    found.add(name);
    open.push(...successors(state));
  }
  return found;
};

const leaves = (state: State): boolean => state.Type !== 'Choice' && state.Type !== 'Succeed' && state.Type !== 'Fail';

/**
 * Reports states that the workflow cannot enter or leave, next states that do not exist, and names used twice.
 * @param declared names of all states when some could not be parsed, so that these cause no second problem; else empty
 */
export const checkFlow = (all: readonly Place[], declared: ReadonlySet<string>, report: Report): void => {
  const seen = new Set<string>();
  for (const { workflow } of all) {
    const { startAt, states } = workflow;
    if (!states.has(startAt) && !declared.has(startAt))
      report(`StartAt names the state '${startAt}', which does not exist`);
    const entered = reachable(workflow);
    for (const [name, state] of states) {
      if (name.length > limits.nameLength) report(`the name is longer than ${limits.nameLength} characters`, name);
      if (seen.has(name)) report('the name is used twice in the machine', name);
      seen.add(name);
      // Not checked when a state could not be parsed or StartAt does not exist: the missing state may lead here.
      if (declared.size === 0 && states.has(startAt) && !entered.has(name)) report('cannot be reached', name);
      for (const next of successors(state))
        if (!states.has(next) && !declared.has(next)) report(`the next state '${next}' does not exist`, name);
      if (!leaves(state)) continue;
      const ends = 'End' in state && state.End === true;
      const goesOn = 'Next' in state && state.Next !== undefined;
      if (ends === goesOn) report('expected either Next or End', name);
    }
  }
};
