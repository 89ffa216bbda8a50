import { known, type Fact } from '../../domain/fact';
import { translateError } from './translate-error';

/** The outcome of a read as a fact: known, or unknown with the reason in our words. Never throws for what AWS answers. */
export async function readFact<T>(asked: string, read: () => Promise<T>): Promise<Fact<T>> {
  try {
    return known(await read());
  } catch (error: unknown) {
    return translateError(error, asked);
  }
}
