import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/**
 * Converts an attribute value to a plain one, as a document client does. Sets become arrays, and numbers become
 * JavaScript numbers.
 */
const plainValue = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.L !== undefined) return value.L.map(plainValue);
  if (value.M !== undefined) return plainItem(value.M);
  if (value.NS !== undefined) return value.NS.map(Number);
  return value.SS ?? value.BS ?? value.B;
};

/** Converts an item. */
export const plainItem = (item: Readonly<Record<string, AttributeValue>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)]));
