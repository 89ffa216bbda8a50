import { GetAccountSummaryCommand, type IAMClient } from '@aws-sdk/client-iam';
import type { Fact } from '../../domain/fact';
import { readFact } from '../sdk/read-fact';

/** What GetAccountSummary says of the root user. */
export interface AccountSummary {
  /** A flag or a count: AWS does not say which, so it only tells zero from more. */
  readonly accessKeys: number;
  readonly passwordPresent: boolean;
  readonly mfaEnabled: boolean;
  readonly signingCertificates: number;
}

/**
 * The root part of the account summary. Callable with any role of the account and in a root audit session.
 * Source: IAM API reference, GetAccountSummary.
 */
export function readAccountSummary(iam: IAMClient): Promise<Fact<AccountSummary>> {
  return readFact('iam:GetAccountSummary', async () => {
    const { SummaryMap: map = {} } = await iam.send(new GetAccountSummaryCommand());
    const value = (key: string): number => {
      const found = (map as Readonly<Record<string, number | undefined>>)[key];
      // An entry that is missing must not read as "there is none".
      if (found === undefined) throw new MissingSummaryEntryError(`GetAccountSummary has no ${key}.`);
      return found;
    };
    return {
      accessKeys: value('AccountAccessKeysPresent'),
      passwordPresent: value('AccountPasswordPresent') > 0,
      mfaEnabled: value('AccountMFAEnabled') > 0,
      signingCertificates: value('AccountSigningCertificatesPresent'),
    };
  });
}

class MissingSummaryEntryError extends Error {
  override readonly name = 'MissingSummaryEntryError';
}
