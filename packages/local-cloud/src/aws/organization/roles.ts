import { parsePolicyDocument, type PolicyDocument } from '../../permissions/policy-document';
import type { AccountId } from '../account';
import type { AccountFile, RoleFile } from '../organization-file';
import type { Caller } from '../service';
import { managedPolicies } from './managed-policies';

/** Like `arn:aws:iam::123456789012:role/path/name`. */
export const roleArn = (account: AccountId, { name, path = '/' }: Pick<RoleFile, 'name' | 'path'>): string =>
  `arn:aws:iam::${account}:role${path}${name}`;

/** What an account has in managed policies of its own. */
type OwnPolicies = NonNullable<AccountFile['managedPolicies']>;

/** Names of the managed policies of a role; one without any policy is an administrator. */
export const attachedTo = ({ policies, attached }: Pick<RoleFile, 'policies' | 'attached'>): readonly string[] =>
  attached ?? (policies === undefined ? ['AdministratorAccess'] : []);

/** The identity-based policies of a role. @throws PermissionError naming a malformed policy, or one that there is not */
export const rolePolicies = (
  role: Pick<RoleFile, 'name' | 'policies' | 'attached'>,
  own: OwnPolicies,
): readonly PolicyDocument[] => [
  ...(role.policies ?? []).map((content, index) => parsePolicyDocument(content, `policy ${index + 1} of ${role.name}`)),
  ...attachedTo(role).map((name) => parsePolicyDocument(contentOf(name, own), name)),
];

const contentOf = (name: string, own: OwnPolicies): unknown =>
  own.find((policy) => policy.name === name)?.content ?? managedPolicies[name];

/**
 * A session of a role. Its ARN has the role's name without the path.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export function roleSession(arn: string, session: string): Caller {
  const [, , , , account = '', resource = ''] = arn.split(':');
  const role = resource.split('/').at(-1) ?? '';
  return { kind: 'role', account, arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`, roleArn: arn };
}
