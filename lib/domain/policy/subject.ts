import type { Account } from '../account';
import type { Fact } from '../fact';
import type { NamedUnits } from './unit';

/** The facts about an account that the policy can match. */
export interface Subject {
  readonly account: Account;
  /** The account's own tags. */
  readonly tags: Fact<Readonly<Record<string, string>>>;
  /** The units that the policy calls by name. Absent: not asked for, so a match by name is unknown. */
  readonly units?: Fact<NamedUnits>;
}
