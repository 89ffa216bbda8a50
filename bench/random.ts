const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const keyLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Pseudo-random numbers, the same for the same seed (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T {
    const index = this.below(list.length);
    if (list.length === 0) throw new RangeError('There is nothing to pick from.');
    return list[index] as T;
  }

  /** A copy in random order. */
  shuffled<T>(list: readonly T[]): T[] {
    const keyed = list.map((item) => ({ item, key: this.below(2 ** 31) }));
    return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
  }

  /** Lower-case letters and digits. */
  text(length: number): string {
    return this.from(letters, length);
  }

  digits(length: number): string {
    return this.from('0123456789', length);
  }

  /** Characters of access key ids. */
  keyText(length: number): string {
    return this.from(keyLetters, length);
  }

  private from(alphabet: string, length: number): string {
    return Array.from({ length }, () => alphabet.charAt(this.below(alphabet.length))).join('');
  }
}
