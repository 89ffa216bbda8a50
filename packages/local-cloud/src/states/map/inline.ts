import type { MapState } from '../definition/workflow';
import { limits, payload } from '../limits';
import { recorded } from '../runtime/recorded';
import type { Visit } from '../runtime/visit';
import { mapItems } from './items';
import { StatesError } from '../states-error';
import { inPool } from './pool';
import { mapSettings } from './settings';

const notKnown = (state: MapState, name: string): StatesError | undefined => {
  const field = (['ToleratedFailurePercentage', 'ToleratedFailureCount'] as const).find(
    (it) => state[it] !== undefined,
  );
  return field === undefined
    ? undefined
    : new StatesError(
        'States.Runtime',
        `The inline map '${name}' has ${field}; what that does in an inline map when an iteration fails is not known here.`,
      );
};

/**
 * Runs the iterations inside this execution. The first iteration that fails stops the others. AWS was recorded to take
 * the tolerated failures of Distributed Maps here too, but not what they do: with them, the state fails by that name.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
 */
export const runInline = async (state: MapState, visit: Visit): Promise<unknown> => {
  const items = await mapItems(state, visit);
  const { concurrency } = await mapSettings(state, visit, limits.inlineConcurrency);
  const outputs: unknown[] = [];
  return recorded(visit, 'MapState', async () => {
    await visit.cancellation.within(async (cancellation) => {
      const scope = { ...visit.scope, cancellation };
      await inPool(items.length, concurrency, (index) =>
        recorded(visit, 'MapIteration', async () => {
          const iteration = scope.runWorkflow(state.ItemProcessor, payload(items[index], visit.name), scope);
          outputs[index] = await iteration.catch((error: unknown) => {
            throw (error instanceof StatesError && notKnown(state, visit.name)) || error;
          });
        }),
      );
    });
    return payload(outputs, visit.name);
  });
};
