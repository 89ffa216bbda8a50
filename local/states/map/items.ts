import type { MapState } from '../definition/workflow';
import { isExpression, sourceOf } from '../expressions/expressions';
import type { Visit } from '../runtime/visit';
import { readItems } from './item-reader';

/** One item with what `$states.context.Map.Item` says about it. */
export interface Item {
  readonly Index: number;
  /** Of items from a JSON object. */
  readonly Key?: string;
  readonly Value: unknown;
  /** `STATE_DATA`, or the S3 URI of the file. */
  readonly Source: string;
}

/** The elements of a JSON array, or the members of a JSON object. */
export const itemsFrom = (data: readonly unknown[] | Readonly<Record<string, unknown>>, Source: string): Item[] =>
  Array.isArray(data)
    ? data.map((Value: unknown, Index) => ({ Index, Value, Source }))
    : Object.entries(data).map(([Key, Value], Index) => ({ Index, Key, Value, Source }));

const typeName = (value: unknown): string => (value === null ? 'null' : typeof value);

const stateItems = async (state: MapState, visit: Visit): Promise<Item[]> => {
  const { Items } = state;
  const data = Items === undefined ? visit.input : await visit.evaluate(Items, 'Items');
  // Only a Distributed Map iterates over an object: inline, AWS was recorded to refuse it.
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

/** The inputs of the iterations, before batching. */
export const mapItems = async (state: MapState, visit: Visit): Promise<readonly unknown[]> => {
  const items = state.ItemReader ? await readItems(state.ItemReader, visit) : await stateItems(state, visit);
  const { ItemSelector } = state;
  if (ItemSelector === undefined) return items.map(({ Key, Value }) => (Key === undefined ? Value : { Key, Value }));
  return Promise.all(items.map((Item) => visit.with({ Map: { Item } }).evaluate(ItemSelector, 'ItemSelector')));
};
