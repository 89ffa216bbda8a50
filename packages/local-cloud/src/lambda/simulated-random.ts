import { createRequire } from 'node:module';
import { realm } from './realm';

// An import would give a namespace object, whose members cannot be replaced.
const builtin = createRequire(__filename);

type Random = () => number;

/** `Math` with the simulation's random numbers. */
export const simulatedMath = (random: Random): Math =>
  Object.create(realm.Math, { random: { value: random, enumerable: true } }) as Math;

/** A `node:crypto` whose random bytes and UUIDs come from the simulation. They are not secret. */
export function simulatedCrypto(random: Random): object {
  const bytes = (size: number): Buffer => Buffer.from(Array.from({ length: size }, () => Math.trunc(random() * 256)));
  const randomBytes = (size: number, done?: (error: null, bytes: Buffer) => void): Buffer | undefined => {
    if (!done) return bytes(size);
    done(null, bytes(size));
    return undefined;
  };
  const randomUUID = (): string => {
    const hex = bytes(16).toString('hex');
    const variant = '89ab'.charAt(parseInt(hex.charAt(16), 16) % 4);
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      variant + hex.slice(17, 20),
      hex.slice(20),
    ].join('-');
  };
  return Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(builtin('node:crypto') as object),
      randomBytes: { enumerable: true, value: randomBytes },
      randomUUID: { enumerable: true, value: randomUUID },
    },
  );
}
