import { GetAccountSummaryCommand, type IAMClient } from '@aws-sdk/client-iam';
import type { Fact } from '../../domain/fact';
import { answered } from '../sdk/call-outcome';
import { readFact } from '../sdk/read-fact';

/** What GetAccountSummary says about the root user. */
export interface AccountSummary {
  /** A flag or a count; AWS does not say which, so it tells only zero from more. */
  readonly accessKeys: number;
  readonly passwordPresent: boolean;
  readonly mfaEnabled: boolean;
  readonly signingCertificates: number;
}

/**
 * Reads the root part of the account summary. Any role of the account may call it, and a root audit session.
 * Source: IAM API reference, GetAccountSummary.
 */
export function readAccountSummary(iam: IAMClient): Promise<Fact<AccountSummary>> {
  return readFact('iam:GetAccountSummary', async () => {
    const { SummaryMap: map = {} } = await iam.send(new GetAccountSummaryCommand());
    // A missing entry must not count as 0.
    const value = (key: string): number => answered((map as Readonly<Record<string, number | undefined>>)[key], key);
    return {
      accessKeys: value('AccountAccessKeysPresent'),
      passwordPresent: value('AccountPasswordPresent') > 0,
      mfaEnabled: value('AccountMFAEnabled') > 0,
      signingCertificates: value('AccountSigningCertificatesPresent'),
    };
  });
}
