import type { MapState } from '../definition/workflow';
import { limits, payload } from '../limits';
import { recorded } from '../runtime/recorded';
import type { Visit } from '../runtime/visit';
import { mapItems } from './items';
import { inPool } from './pool';
import { mapSettings } from './settings';

/**
 * Runs the iterations inside this execution. The first iteration that fails stops the others.
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
          outputs[index] = await scope.runWorkflow(state.ItemProcessor, payload(items[index], visit.name), scope);
        }),
      );
    });
    return payload(outputs, visit.name);
  });
};
