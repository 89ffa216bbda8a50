import type { Judgement } from '../finding';

/**
 * True when the finding of a case is proven to be gone. Without a password there is nothing left to protect; any other
 * reason of not-applicable is the policy's, and proves nothing.
 */
export const isResolved = ({ verdict, reason }: Judgement): boolean =>
  verdict === 'compliant' || (verdict === 'not-applicable' && reason === 'no-password');
