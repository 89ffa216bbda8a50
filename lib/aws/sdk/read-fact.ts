import { known, type Fact } from '../../domain/fact';
import { translateError } from './translate-error';

/**
 * The result of `read` as a known fact, or an unknown fact in Rootward's words when AWS does not answer it.
 * @throws only faults of our own code
 */
export async function readFact<T>(asked: string, read: () => Promise<T>): Promise<Fact<T>> {
  try {
    return known(await read());
  } catch (error: unknown) {
    return translateError(error, asked);
  }
}
