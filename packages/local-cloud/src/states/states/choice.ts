import type { ChoiceState } from '../definition/workflow';
import { leave, type Step } from '../runtime/step';
import type { Visit } from '../runtime/visit';
import { StatesError } from '../states-error';

/**
 * Follows the first rule whose condition is true, with the Output and Assign of that rule. The state's own Output and
 * Assign belong to Default.
 */
export const runChoice = async (state: ChoiceState, visit: Visit): Promise<Step> => {
  for (const [index, choice] of state.Choices.entries()) {
    const prefix = `Choices[${index}]/`;
    const holds = await visit.evaluate(choice.Condition, `${prefix}Condition`);
    if (typeof holds !== 'boolean')
      throw visit.queryError(`The field '${prefix}Condition' must be a boolean but was: ${JSON.stringify(holds)}`);
    if (!holds) continue;
    return leave(visit, choice, visit.input, { prefix });
  }
  if (state.Default !== undefined) return leave(visit, { ...state, Next: state.Default }, visit.input);
  throw new StatesError('States.NoChoiceMatched', `No Choice rule of the state '${visit.name}' matched.`);
};
