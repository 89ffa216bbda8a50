/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly next?: string;
}

/**
 * Cuts a list into pages; the token says where the next page starts.
 * @throws RangeError when the token is not one of ours
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
