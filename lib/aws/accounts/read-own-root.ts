import { paginateListVirtualMFADevices, type IAMClient } from '@aws-sdk/client-iam';
import { known, unknown, type Fact } from '../../domain/fact';
import type { Policy } from '../../domain/policy/schema';
import type { Mfa } from '../../domain/snapshot';
import { readAccountSummary, type AccountSummary } from './account-summary';
import { readCredentialReport } from './credential-report';
import type { Deadline } from '../sdk/deadline';
import { answered } from '../sdk/call-outcome';
import { readFact } from '../sdk/read-fact';
import { reportFacts, withInactive } from './report-facts';
import { mfaWith, summaryFacts, unknownRoot, type RootFacts } from './root-facts';

/**
 * Reads the root user of the management account with the host's own role, because AssumeRoot cannot target this
 * account. The summary is current and says what exists. The credential report adds status and dates, and is read only
 * when something exists; it is asked for after the summary, so that a new report is newer.
 */
export async function readOwnRoot(iam: IAMClient, policy: Policy, deadline: Deadline): Promise<RootFacts> {
  const summary = await readAccountSummary(iam);
  if (!summary.known) return unknownRoot(summary);
  const { accessKeys, passwordPresent, signingCertificates } = summary.value;
  const needed = accessKeys > 0 || passwordPresent || signingCertificates > 0;
  const report = needed ? await readCredentialReport(iam, deadline) : notNeeded;
  return {
    ...summaryFacts(summary),
    mfa: await ownMfa(iam, summary.value, policy),
    ...reportFacts(report, summary.value),
  };
}

const notNeeded = unknown('no-result', 'The credential report was not asked for: there is nothing that it could show.');

/**
 * Reads the root user of the management account from the summary alone, because it is current. It says only whether
 * keys and certificates exist: ids are slots, the status is always Inactive, and the last use is missing.
 */
export async function readOwnSummary(iam: IAMClient, policy: Policy): Promise<RootFacts> {
  const summary = await readAccountSummary(iam);
  if (!summary.known) return unknownRoot(summary);
  const { accessKeys, signingCertificates } = summary.value;
  return {
    ...summaryFacts(summary),
    mfa: await ownMfa(iam, summary.value, policy),
    passwordLastUsedAt: notAsked,
    accessKeys: known(withInactive([], accessKeys)),
    signingCertificates: known(withInactive([], signingCertificates)),
  };
}

const notAsked = unknown('no-result', 'The last use of the root password was not asked for.');

/** Only virtual devices can be listed without a root session. The root user's ARN ends in `:root`. */
async function ownMfa(iam: IAMClient, summary: AccountSummary, policy: Policy): Promise<Fact<Mfa>> {
  const asksKind = policy.rootUser.mfa === 'hardware' && summary.passwordPresent && summary.mfaEnabled;
  if (!asksKind) return known({ enabled: summary.mfaEnabled });
  const serials = await readFact('iam:ListVirtualMFADevices', async () => {
    const found: string[] = [];
    for await (const page of paginateListVirtualMFADevices({ client: iam }, { AssignmentStatus: 'Assigned' }))
      for (const device of answered(page.VirtualMFADevices, 'VirtualMFADevices'))
        if (device.SerialNumber !== undefined && device.User?.Arn?.endsWith(':root')) found.push(device.SerialNumber);
    return found;
  });
  return mfaWith(serials, { listed: 'virtual' });
}
