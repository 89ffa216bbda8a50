import { matches } from './match';
import type { Policy } from './schema';
import type { Subject } from './subject';

/**
 * True when `run.applyTo` matches the account or is not set. An account whose tags could not be read is out of scope.
 */
export const inScope = (policy: Policy, subject: Subject): boolean =>
  policy.run.applyTo === undefined || matches(policy.run.applyTo, subject) === true;
