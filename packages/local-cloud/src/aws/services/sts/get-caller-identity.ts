import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import type { Call } from '../../service';
import { userIdOf } from '../../user-id';

/** Source: STS API reference, GetCallerIdentity. */
export const getCallerIdentity = (_: unknown, { caller }: Call): GetCallerIdentityResponse => ({
  Account: caller.account,
  Arn: caller.arn,
  UserId: userIdOf(caller),
});
