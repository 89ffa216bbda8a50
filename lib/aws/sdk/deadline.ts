/** What a Lambda context tells of its remaining time. */
export interface Remaining {
  getRemainingTimeInMillis?(): number;
}

/** True when nothing new may be started at a time (default: now), so that what was read so far still gets written. */
export type Deadline = (time?: number) => boolean;

/** Seconds after which a child starts nothing new; an EXPRESS execution ends after 300. */
export const workSeconds = 200;

/** Milliseconds kept back for writing the results. */
const reserve = 25_000;

/** A deadline `workSeconds` from now, or shortly before the function's own timeout. */
export function startDeadline(context: Remaining = {}): Deadline {
  const remaining = (context.getRemainingTimeInMillis?.() ?? Infinity) - reserve;
  const end = Date.now() + Math.min(workSeconds * 1000, remaining);
  return (time = Date.now()) => time >= end;
}

/** Work that was not started because its deadline had passed. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError';
}
