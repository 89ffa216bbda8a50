import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import type { AccountId } from '../../domain/account';
import { answered } from './call-outcome';

/** Who calls, as AWS says. */
export interface CallerIdentity {
  readonly account: AccountId;
  /** `arn:aws:sts::123456789012:assumed-role/Audit/alice` */
  readonly arn: string;
}

/**
 * Asks AWS whose credentials these are. It needs no permission.
 * Source: STS API reference, GetCallerIdentity.
 * @throws the SDK's error; IncompleteAnswerError
 */
export async function readCallerIdentity(sts: STSClient): Promise<CallerIdentity> {
  const { Account, Arn } = await sts.send(new GetCallerIdentityCommand());
  return { account: answered(Account, 'Account'), arn: answered(Arn, 'Arn') };
}
