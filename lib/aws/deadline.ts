/** What a Lambda context tells of its remaining time. */
export interface Remaining {
  getRemainingTimeInMillis?(): number;
}

/** True once no new work may be started, so that what was read so far still gets written. */
export type Deadline = () => boolean;

/** Seconds after which a child starts nothing new; an EXPRESS execution ends after 300. */
export const workSeconds = 200;

/** Milliseconds kept back for writing the results. */
const reserve = 25_000;

/** A deadline `workSeconds` from now, or shortly before the function's own timeout. */
export function startDeadline(context: Remaining = {}): Deadline {
  const end = Date.now() + workSeconds * 1000;
  return () => Date.now() >= end || (context.getRemainingTimeInMillis?.() ?? Infinity) < reserve;
}

/** Work that was not started because its deadline had passed. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError';
}
