import type { MapState } from '../definition/workflow';
import { limits, payload } from '../limits';
import { runWorkflow } from '../runtime/run-workflow';
import type { Visit } from '../runtime/visit';
import { StatesError } from '../states-error';
import { mapItems } from './items';
import { mapSettings } from './settings';
import { inPool } from './pool';

/**
 * Runs the iterations inside this execution; the first that fails stops the others.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
 */
export const runInline = async (state: MapState, visit: Visit): Promise<unknown> => {
  const items = await mapItems(state, visit);
  const { concurrency } = await mapSettings(state, visit, limits.inlineConcurrency);
  visit.event('MapStateStarted');
  const outputs: unknown[] = [];
  await visit.cancellation.within((cancellation) =>
    inPool(items.length, concurrency, async (index) => {
      visit.event('MapIterationStarted');
      try {
        const scope = { ...visit.scope, cancellation };
        outputs[index] = await runWorkflow(state.ItemProcessor, payload(items[index], visit.name), scope);
        visit.event('MapIterationSucceeded');
      } catch (error: unknown) {
        if (error instanceof StatesError) visit.event('MapIterationFailed', error);
        throw error;
      }
    }),
  );
  return outputs;
};
