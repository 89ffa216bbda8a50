import { parsePolicyDocument, type PolicyDocument } from '../../permissions/policy-document';
import type { AccountId } from '../account';
import type { RoleFile } from '../organization-file';
import type { Caller } from '../service';
import { managedPolicies } from './managed-policies';

/** Like `arn:aws:iam::123456789012:role/path/name`. */
export const roleArn = (account: AccountId, { name, path = '/' }: Pick<RoleFile, 'name' | 'path'>): string =>
  `arn:aws:iam::${account}:role${path}${name}`;

/** The identity-based policies of a role; without any it is an administrator. @throws PermissionError */
export const rolePolicies = ({ name, policies }: Pick<RoleFile, 'name' | 'policies'>): readonly PolicyDocument[] =>
  (policies ?? [managedPolicies.AdministratorAccess]).map((content, index) =>
    parsePolicyDocument(content, `policy ${index + 1} of ${name}`),
  );

/**
 * A session of a role. Its ARN has the role's name without the path.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export function roleSession(arn: string, session: string): Caller {
  const [, , , , account = '', resource = ''] = arn.split(':');
  const role = resource.split('/').at(-1) ?? '';
  return { kind: 'role', account, arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`, roleArn: arn };
}
