import { known, type Fact, type Unknown } from '../../domain/fact';
import type { Mfa, Snapshot } from '../../domain/snapshot';
import type { AccountSummary } from './account-summary';

export type RootFacts = Snapshot['root'];

/** Makes every root fact unknown, for the same reason. */
export const unknownRoot = (reason: Unknown): RootFacts => ({
  accessKeys: reason,
  passwordPresent: reason,
  passwordLastUsedAt: reason,
  mfa: reason,
  signingCertificates: reason,
});

/** Two readings of one root user: what the first does not know, the second tells. */
export const firstKnown = (first: RootFacts, second: RootFacts): RootFacts => ({
  ...second,
  ...(first.accessKeys.known && { accessKeys: first.accessKeys }),
  ...(first.passwordPresent.known && { passwordPresent: first.passwordPresent }),
  ...(first.passwordLastUsedAt.known && { passwordLastUsedAt: first.passwordLastUsedAt }),
  ...(first.mfa.known && { mfa: first.mfa }),
  ...(first.signingCertificates.known && { signingCertificates: first.signingCertificates }),
});

/** The facts that the summary alone gives; unknown when the summary is unknown. */
export function summaryFacts(summary: Fact<AccountSummary>): Pick<RootFacts, 'passwordPresent' | 'mfa'> {
  if (!summary.known) return { passwordPresent: summary, mfa: summary };
  return { passwordPresent: known(summary.value.passwordPresent), mfa: known({ enabled: summary.value.mfaEnabled }) };
}

/** MFA that is on, with its devices: all, or the virtual ones where AWS lists no others. */
export const mfaWith = (serials: Fact<readonly string[]>, only: Pick<Mfa, 'listed'> = {}): Fact<Mfa> =>
  serials.known ? known({ enabled: true, serials: serials.value, ...only }) : serials;
