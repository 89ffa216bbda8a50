import { createHash } from 'node:crypto';
import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import type { Call } from '../../service';

/** An id like `AROA…` or `AIDA…`, always the same for one ARN. */
const uniqueId = (prefix: string, arn: string): string =>
  `${prefix}${createHash('sha256').update(arn).digest('hex').toUpperCase().slice(0, 17)}`;

/** Source: STS API reference, GetCallerIdentity. */
export function getCallerIdentity(_: unknown, { caller }: Call): GetCallerIdentityResponse {
  const { account: Account, arn: Arn, kind, roleArn } = caller;
  if (kind === 'root-session') return { Account, Arn, UserId: Account };
  const UserId =
    roleArn === undefined ? uniqueId('AIDA', Arn) : `${uniqueId('AROA', roleArn)}:${Arn.split('/').at(-1)}`;
  return { Account, Arn, UserId };
}
