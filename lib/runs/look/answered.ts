import type { Cause } from '../../domain/fact';
import type { Inspection } from '../../domain/finding';

/** Causes that may be gone when the account is read again. */
const passing: readonly Cause[] = ['throttled', 'not-ready', 'no-result'];

/** True when reading the account again at once would tell nothing new. */
export const isAnswered = ({ judgements }: Inspection): boolean =>
  judgements.every(({ evidence }) => !passing.some((cause) => evidence['cause'] === cause));
