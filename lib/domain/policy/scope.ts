import type { Unknown } from '../fact';
import { matches } from './match';
import type { Policy } from './schema';
import type { Subject } from './subject';

/** Whether `run.applyTo` matches the account or is not set. Unknown when tags or names of units that are not known decide. */
export const scopeOf = (policy: Policy, subject: Subject): boolean | Unknown =>
  policy.run.applyTo === undefined || matches(policy.run.applyTo, subject);
