/** Returns a number in [0, 1). */
export type Random = () => number;

const hex = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');

/** A version 4 UUID. */
export const uuid = (random: Random): string =>
  [hex(random, 8), hex(random, 4), `4${hex(random, 3)}`, `8${hex(random, 3)}`, hex(random, 12)].join('-');

/** One number that depends on the seed alone (mulberry32). */
export const seeded = (seed: number): number => {
  let state = (Math.floor(seed) + 0x6d2b79f5) | 0;
  state = Math.imul(state ^ (state >>> 15), 1 | state);
  state = (state + Math.imul(state ^ (state >>> 7), 61 | state)) ^ state;
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
};

/** A shuffled copy. */
export const shuffled = (values: readonly unknown[], random: Random): unknown[] => {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
};
