import type { Judgement } from '../finding';

/**
 * True when the finding is proven to be gone. Without a password nothing is left to protect; any other `not-applicable`
 * is the policy's choice and proves nothing.
 */
export const isResolved = ({ verdict, reason }: Judgement): boolean =>
  verdict === 'compliant' || (verdict === 'not-applicable' && reason === 'no-password');

/**
 * True when the facts were read and AWS does not tell what the rule asks for, however often it is read: the kind of an
 * MFA device.
 */
export const isUndecidable = ({ verdict, reason }: Judgement): boolean =>
  verdict === 'unknown' && (reason === 'kind-unknown' || reason === 'passkey-or-key');
