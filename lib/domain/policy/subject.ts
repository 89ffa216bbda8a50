import type { Account } from '../account';
import type { Fact } from '../fact';

/** The facts about an account that the policy can match. */
export interface Subject {
  readonly account: Account;
  /** The account's own tags. */
  readonly tags: Fact<Readonly<Record<string, string>>>;
}
