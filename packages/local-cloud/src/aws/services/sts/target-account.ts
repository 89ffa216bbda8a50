import type { AccountId } from '../../account';
import type { Call } from '../../service';

/**
 * The account of a requested session: of a root user, by its id or the ARN of its root user, or of a role. Undefined
 * when the request names none.
 */
export function targetAccount({ input }: Pick<Call, 'input'>): AccountId | undefined {
  const { TargetPrincipal: target, RoleArn: role } = input;
  if (typeof role === 'string') return accountOfRole(role);
  if (typeof target !== 'string') return undefined;
  const [, id, idInArn] = /^(?:(\d{12})|arn:aws:iam::(\d{12}):root)$/.exec(target) ?? [];
  return id ?? idInArn;
}

/** The account in the ARN of a role of this partition. */
export const accountOfRole = (arn: string): AccountId | undefined => /^arn:aws:iam::(\d{12}):role\//.exec(arn)?.[1];
