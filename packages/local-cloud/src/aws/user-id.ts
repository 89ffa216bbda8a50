import { createHash } from 'node:crypto';
import type { Caller } from './service';

/** An id like `AROA…` or `AIDA…`, always the same for one ARN. */
export const uniqueId = (prefix: string, arn: string): string =>
  `${prefix}${createHash('sha256').update(arn).digest('hex').toUpperCase().slice(0, 17)}`;

/**
 * The caller's unique id, as GetCallerIdentity and the condition key aws:userid have it.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 */
export const userIdOf = ({ kind, account, arn, roleArn }: Caller): string => {
  if (kind === 'root-session') return account;
  return roleArn === undefined ? uniqueId('AIDA', arn) : `${uniqueId('AROA', roleArn)}:${arn.split('/').at(-1)}`;
};
