/** The part of a Lambda context that tells the remaining time. */
export interface Remaining {
  getRemainingTimeInMillis?(): number;
}

/** True when nothing new may start at `time` (default: now), so that there is time left to write the results. */
export type Deadline = (time?: number) => boolean;

/** Seconds after which a child starts nothing new. An EXPRESS execution ends after 300. */
const workSeconds = 200;

/** Milliseconds reserved for writing the results. */
const reserve = 25_000;

/** A deadline `workSeconds` from now, or `reserve` before the function's timeout. */
export function startDeadline(context: Remaining = {}): Deadline {
  const remaining = (context.getRemainingTimeInMillis?.() ?? Infinity) - reserve;
  const end = Date.now() + Math.min(workSeconds * 1000, remaining);
  return (time = Date.now()) => time >= end;
}

/** A call was not made because its deadline had passed. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError';
}
