import type { ItemBatcher } from '../definition/workflow';
import { bytesOf, limits } from '../limits';
import type { Visit } from '../runtime/visit';

interface Batching {
  readonly mostItems: number;
  /** Maximum size of the whole input of one child. */
  readonly mostBytes: number;
  readonly batchInput: unknown;
}

/** The input of one child, and how many items it holds. */
export interface Batch {
  readonly input: unknown;
  readonly items: number;
}

const batchOf = (Items: readonly unknown[], BatchInput: unknown): unknown =>
  BatchInput === undefined ? { Items } : { BatchInput, Items };

/** Groups items in order, as many per batch as fit. An item that is too large for any batch gets its own batch. */
export const batchesOf = (items: readonly unknown[], { mostItems, mostBytes, batchInput }: Batching): Batch[] => {
  const empty = bytesOf(batchOf([], batchInput));
  const batches: Batch[] = [];
  let batch: unknown[] = [];
  let bytes = empty;
  for (const item of items) {
    const size = bytesOf(item) + (batch.length > 0 ? 1 : 0);
    if (batch.length > 0 && (batch.length >= mostItems || bytes + size > mostBytes)) {
      batches.push({ input: batchOf(batch, batchInput), items: batch.length });
      batch = [];
      bytes = empty;
    }
    bytes += bytesOf(item) + (batch.length > 0 ? 1 : 0);
    batch.push(item);
  }
  if (batch.length > 0) batches.push({ input: batchOf(batch, batchInput), items: batch.length });
  return batches;
};

/**
 * Makes the inputs of the children of a Map with an ItemBatcher.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export const batched = async (items: readonly unknown[], batcher: ItemBatcher, visit: Visit): Promise<Batch[]> => {
  const { MaxItemsPerBatch, MaxInputBytesPerBatch, BatchInput } = batcher;
  return batchesOf(items, {
    mostItems: (await visit.integer(MaxItemsPerBatch, 'ItemBatcher/MaxItemsPerBatch', [1, 100_000_000])) ?? Infinity,
    mostBytes:
      (await visit.integer(MaxInputBytesPerBatch, 'ItemBatcher/MaxInputBytesPerBatch', [1, limits.payloadBytes])) ??
      limits.payloadBytes,
    batchInput: BatchInput === undefined ? undefined : await visit.evaluate(BatchInput, 'ItemBatcher/BatchInput'),
  });
};
