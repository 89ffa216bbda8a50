/** `first`, `second`, `third`, `4th`: how often a case opened. */
export const ordinal = (generation: number): string =>
  ({ 1: 'first', 2: 'second', 3: 'third' })[generation] ?? `${generation}th`;
