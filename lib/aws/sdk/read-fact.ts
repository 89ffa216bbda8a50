import { known, type Fact } from '../../domain/fact';
import { translateError } from './translate-error';

/** The result of `read` as a known fact, or an unknown fact in Rootward's words when `read` throws. Never throws. */
export async function readFact<T>(asked: string, read: () => Promise<T>): Promise<Fact<T>> {
  try {
    return known(await read());
  } catch (error: unknown) {
    return translateError(error, asked);
  }
}
