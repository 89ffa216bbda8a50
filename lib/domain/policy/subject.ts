import type { Account } from '../account';
import type { Fact } from '../fact';

/** What the policy looks at to tell accounts apart. */
export interface Subject {
  readonly account: Account;
  /** The account's own tags. */
  readonly tags: Fact<Readonly<Record<string, string>>>;
}
