import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import * as z from 'zod';
import type { AccountId } from '../../domain/account';

/** Who calls, as AWS says. */
export interface CallerIdentity {
  readonly account: AccountId;
  /** `arn:aws:sts::123456789012:assumed-role/Audit/alice` */
  readonly arn: string;
}

const Answer = z.object({ Account: z.string(), Arn: z.string() });

/**
 * Asks AWS whose credentials these are. It needs no permission.
 * Source: STS API reference, GetCallerIdentity.
 * @throws the SDK's error
 */
export async function readCallerIdentity(sts: STSClient): Promise<CallerIdentity> {
  const { Account, Arn } = Answer.parse(await sts.send(new GetCallerIdentityCommand()));
  return { account: Account, arn: Arn };
}
