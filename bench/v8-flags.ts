/**
 * V8 options that make simulations about a quarter faster. Most objects are garbage soon, so a big young generation saves
 * copying. There are dozens of environments with their own code, which runs too often to be interpreted, and mostly too
 * seldom to be worth optimizing. Node.js refuses to start with an option that it does not know.
 */
export const v8Flags: readonly string[] = [
  '--max-semi-space-size=128',
  '--no-flush-bytecode',
  '--always-sparkplug',
  // V8 12 and later do not have it.
  ...(process.versions.v8.startsWith('11.') ? ['--interrupt-budget=2000000'] : []),
];
