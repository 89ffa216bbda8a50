/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Undefined on the last page. */
  readonly next?: string;
}

/**
 * Returns one page of a list. The token holds its start.
 * @throws RangeError for a token that it did not make
 */
export function page<T>(all: readonly T[], size: number, token?: string): Page<T> {
  const start = token === undefined ? 0 : Number(/^page-(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1]);
  if (!Number.isInteger(start)) throw new RangeError('The token is not one that was given out.');
  const end = start + size;
  return {
    items: all.slice(start, end),
    ...(end < all.length && { next: Buffer.from(`page-${end}`).toString('base64url') }),
  };
}
