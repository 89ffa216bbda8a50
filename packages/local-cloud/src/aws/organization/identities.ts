import { parsePolicyDocument } from '../../permissions/policy-document';
import type { Credentials } from '../credentials';
import type { IdentityFile } from '../organization-file';
import type { Caller } from '../service';
import { managedPolicies } from './managed-policies';

/** The session of a role that an identity stands for. @throws PermissionError naming a malformed policy */
const callerOf = ({ account, role, session = 'session', expiresAt, policies }: IdentityFile): Caller => ({
  kind: 'role',
  account,
  arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
  roleArn: `arn:aws:iam::${account}:role/${role}`,
  policies: (policies ?? [managedPolicies.AdministratorAccess]).map((content, index) =>
    parsePolicyDocument(content, `policy ${index + 1} of ${role}`),
  ),
  ...(expiresAt !== undefined && { expiresAt: Date.parse(expiresAt) }),
});

/** Makes the callers known by their access key ids. @throws PermissionError naming a malformed policy */
export const introduce = (credentials: Credentials, identities: readonly IdentityFile[]): void => {
  for (const identity of identities) credentials.introduce(identity.accessKeyId, callerOf(identity));
};
