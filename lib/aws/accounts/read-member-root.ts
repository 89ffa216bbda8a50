import type { IAMClient } from '@aws-sdk/client-iam';
import type { AccountId, Instant } from '../../domain/account';
import { known, type Fact } from '../../domain/fact';
import type { Policy } from '../../domain/policy/schema';
import type { Mfa, SigningCertificate } from '../../domain/snapshot';
import { readAccountSummary, type AccountSummary } from './account-summary';
import type { CallRates } from '../sdk/call-rates';
import type { Clients } from '../sdk/clients';
import { readFact } from '../sdk/read-fact';
import { readAccessKeys, readMfaSerials, readPasswordLastUse, readSigningCertificates } from './root-credentials';
import { mfaWith, summaryFacts, unknownRoot, type RootFacts } from './root-facts';
import { auditSession } from './root-session';

/**
 * Reads the root user of a member account in a root session. A clean account costs three calls: AssumeRoot,
 * GetAccountSummary and ListAccessKeys. Other calls read the details of what these three show.
 */
export async function readMemberRoot(
  clients: Pick<Clients, 'sts' | 'partition' | 'iamSession'>,
  rates: CallRates,
  account: AccountId,
  policy: Policy,
): Promise<RootFacts> {
  const session = await readFact('sts:AssumeRoot', () => auditSession(clients, rates, account));
  if (!session.known) return unknownRoot(session);
  const iam = session.value;
  const [summary, accessKeys] = await Promise.all([readAccountSummary(iam), readAccessKeys(iam)]);
  const [passwordLastUsedAt, mfa, signingCertificates] = await Promise.all([
    passwordLastUse(iam, summary),
    mfaOf(iam, summary, policy),
    certificates(iam, summary),
  ]);
  return { ...summaryFacts(summary), accessKeys, passwordLastUsedAt, mfa, signingCertificates };
}

async function passwordLastUse(iam: IAMClient, summary: Fact<AccountSummary>): Promise<Fact<Instant | null>> {
  if (!summary.known) return summary;
  return summary.value.passwordPresent ? readPasswordLastUse(iam) : known(null);
}

async function mfaOf(iam: IAMClient, summary: Fact<AccountSummary>, policy: Policy): Promise<Fact<Mfa>> {
  const asksKind = policy.rootUser.mfa === 'hardware';
  if (!summary.known || !summary.value.passwordPresent || !summary.value.mfaEnabled || !asksKind)
    return summaryFacts(summary).mfa;
  return mfaWith(await readMfaSerials(iam));
}

async function certificates(
  iam: IAMClient,
  summary: Fact<AccountSummary>,
): Promise<Fact<readonly SigningCertificate[]>> {
  if (!summary.known) return summary;
  return summary.value.signingCertificates > 0 ? readSigningCertificates(iam) : known([]);
}
