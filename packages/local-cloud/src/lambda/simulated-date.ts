import type { Clock } from '../clock/clock';
import { realm } from './realm';

/** A `Date` that takes the current time from the clock, in whole milliseconds. Its instances are ordinary dates. */
export const simulatedDate = (clock: Clock): DateConstructor => {
  const now = (): number => Math.trunc(clock.now());
  return new Proxy(realm.Date, {
    construct: (target, given: unknown[], newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as Date,
    apply: (target) => new target(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  });
};

/** The parts of `performance` and `process.hrtime` that bundles use. They count from the start of the environment. */
export function simulatedStopwatch(clock: Clock) {
  const start = clock.now();
  const elapsed = (): number => clock.now() - start;
  const hrtime = (since: readonly [number, number] = [0, 0]): [number, number] => {
    const nanoseconds = BigInt(Math.trunc(elapsed() * 1e6)) - (BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]));
    return [Number(nanoseconds / 1_000_000_000n), Number(nanoseconds % 1_000_000_000n)];
  };
  return {
    performance: { now: elapsed, timeOrigin: start },
    hrtime: Object.assign(hrtime, { bigint: () => BigInt(Math.trunc(elapsed() * 1e6)) }),
    uptime: () => elapsed() / 1000,
  };
}
