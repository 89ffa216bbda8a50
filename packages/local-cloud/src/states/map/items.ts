import type { MapState } from '../definition/workflow';
import { isExpression, sourceOf } from '../expressions/expressions';
import type { Visit } from '../runtime/visit';
import { itemsFrom, type Item } from './item';
import { readItems } from './item-reader';

const typeName = (value: unknown): string => (value === null ? 'null' : typeof value);

const stateItems = async (state: MapState, visit: Visit): Promise<Item[]> => {
  const { Items } = state;
  const data = Items === undefined ? visit.input : await visit.evaluate(Items, 'Items');
  // AWS was recorded to refuse an object in an inline Map. Only a Distributed Map iterates over one.
  const isObject = typeof data === 'object' && data !== null;
  if (Array.isArray(data) || (isObject && state.ItemProcessor.mode === 'DISTRIBUTED'))
    return itemsFrom(data as unknown[] | Record<string, unknown>, 'STATE_DATA');
  const value = JSON.stringify(data);
  throw visit.queryError(
    isExpression(Items)
      ? `The JSONata expression '${sourceOf(Items)}' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was '${typeName(data)}' for value: ${value}`
      : `Map state input must be an array but was: ${value}`,
  );
};

/** Inputs of the iterations, before batching. */
export const mapItems = async (state: MapState, visit: Visit): Promise<readonly unknown[]> => {
  const items = state.ItemReader ? await readItems(state.ItemReader, visit) : await stateItems(state, visit);
  const { ItemSelector } = state;
  if (ItemSelector === undefined) return items.map(({ Key, Value }) => (Key === undefined ? Value : { Key, Value }));
  return Promise.all(items.map((Item) => visit.with({ Map: { Item } }).evaluate(ItemSelector, 'ItemSelector')));
};
