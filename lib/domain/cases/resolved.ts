import type { Judgement } from '../finding';

/**
 * True when the judgement proves that the violation is gone. Without a root password there is nothing left to protect;
 * every
 * other `not-applicable` comes from the policy and proves nothing about the account.
 */
export const isResolved = ({ verdict, reason }: Judgement): boolean =>
  verdict === 'compliant' || (verdict === 'not-applicable' && reason === 'no-password');
