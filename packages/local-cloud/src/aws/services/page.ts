/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Undefined on the last page. */
  readonly next?: string;
}

/** A list that is given in pages. */
interface Paged<T> {
  readonly all: readonly T[];
  /** Which list it is. A token for another one is refused. */
  readonly list: string;
}

/**
 * Returns one page of a list. The token holds its start.
 * @throws RangeError for a token that it did not make for this list
 */
export function page<T>({ all, list }: Paged<T>, size: number, token?: string): Page<T> {
  const [, at, of] = /^page-(\d+) (.*)$/s.exec(Buffer.from(token ?? '', 'base64url').toString()) ?? [];
  const start = token === undefined ? 0 : of === list ? Number(at) : Number.NaN;
  if (!Number.isInteger(start)) throw new RangeError('The token is not one that was given out.');
  const end = start + size;
  return {
    items: all.slice(start, end),
    ...(end < all.length && { next: Buffer.from(`page-${end} ${list}`).toString('base64url') }),
  };
}
