import type { Credentials } from '../credentials';
import type { IdentityFile } from '../organization-file';
import { roleArn, rolePolicies, roleSession } from './roles';
import type { SimulatedOrganization } from './simulated-organization';

/**
 * Makes the callers known by their access key ids. One without policies has those of the account's role of that name.
 * @throws PermissionError naming a malformed policy
 */
export function introduce(
  credentials: Credentials,
  organization: SimulatedOrganization,
  identities: readonly IdentityFile[],
): void {
  for (const { accessKeyId, account, role: name, session = 'session', expiresAt, policies } of identities) {
    const known = organization.account(account)?.roles.find((role) => role.name === name);
    const role = { name, path: known?.path, policies: policies ?? known?.policies };
    credentials.introduce(accessKeyId, {
      ...roleSession(roleArn(account, role), session),
      policies: rolePolicies(role),
      ...(expiresAt !== undefined && { expiresAt: Date.parse(expiresAt) }),
    });
  }
}
