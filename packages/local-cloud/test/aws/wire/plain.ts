/** Converts a value for comparison with `toEqual`: bytes become hex, metadata and undefined members are removed. */
export const plain = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, field]) => field !== undefined && name !== '$metadata')
      .map(([name, field]) => [name, plain(field)]),
  );
};

interface Streamed {
  transformToByteArray(): Promise<Uint8Array>;
}
const isStreamed = (value: unknown): value is Streamed =>
  typeof value === 'object' && value !== null && 'transformToByteArray' in value;

/** Reads the member of an answer that is a stream, if there is one. */
export const withBody = async (answer: unknown): Promise<unknown> => {
  const fields = Object.entries(answer as object).map(
    async ([name, value]: [string, unknown]) =>
      [name, isStreamed(value) ? await value.transformToByteArray() : value] as const,
  );
  return Object.fromEntries(await Promise.all(fields));
};
