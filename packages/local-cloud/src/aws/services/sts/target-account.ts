import type { AccountId } from '../../account';
import type { Call } from '../../service';

/** The account of a requested root session. TargetPrincipal is its id, or the ARN of its root user; else undefined. */
export function targetAccount({ input }: Pick<Call, 'input'>): AccountId | undefined {
  const target = input['TargetPrincipal'];
  if (typeof target !== 'string') return undefined;
  const [, id, idInArn] = /^(?:(\d{12})|arn:aws:iam::(\d{12}):root)$/.exec(target) ?? [];
  return id ?? idInArn;
}
