/** One item, in the shape of `$states.context.Map.Item`. */
export interface Item {
  readonly Index: number;
  /** Only for items from a JSON object. */
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
