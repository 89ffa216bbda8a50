import type { FailState } from '../definition/workflow';
import type { Step } from '../runtime/step';
import type { Visit } from '../runtime/visit';
import { StatesError } from '../states-error';

/** Fails the workflow with the Error and Cause of the state. */
export const runFail = async (state: FailState, visit: Visit): Promise<Step> => {
  const text = async (field: 'Error' | 'Cause'): Promise<string | undefined> => {
    if (state[field] === undefined) return undefined;
    const value = await visit.evaluate(state[field], field);
    if (typeof value !== 'string')
      throw visit.queryError(`The field '${field}' must be a string but was: ${JSON.stringify(value)}`);
    return value;
  };
  throw new StatesError(await text('Error'), await text('Cause'));
};
