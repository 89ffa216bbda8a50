import { page } from '../page';
import { failures } from './failures';

/** One page of a list of IAM. @throws ServiceError ValidationError for a marker that was not given out for the list */
export function iamPage<T>(
  list: Parameters<typeof page<T>>[0],
  size: number,
  marker?: string,
): ReturnType<typeof page<T>> {
  try {
    return page(list, size, marker);
  } catch (error: unknown) {
    if (!(error instanceof RangeError)) throw error;
    throw failures.invalid('Invalid Marker.');
  }
}
