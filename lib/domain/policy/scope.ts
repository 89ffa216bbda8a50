import { matches } from './match';
import type { Policy } from './schema';
import type { Subject } from './subject';

/** True when `run.applyTo` matches the account or is not set. False when its tags are needed but unreadable. */
export const inScope = (policy: Policy, subject: Subject): boolean =>
  policy.run.applyTo === undefined || matches(policy.run.applyTo, subject) === true;
