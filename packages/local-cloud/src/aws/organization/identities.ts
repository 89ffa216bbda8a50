import type { Credentials } from '../credentials';
import { roleArn, rolePolicies, roleSession } from './roles';
import type { SimulatedOrganization } from './simulated-organization';

/**
 * Makes the callers known by their access key ids. One without policies has those of the account's role of that name.
 * @throws PermissionError naming a malformed policy
 */
export function introduce(credentials: Credentials, organization: SimulatedOrganization): void {
  for (const identity of organization.identities) {
    const { accessKeyId, account, role: name, session = 'session', expiresAt, policies } = identity;
    const owner = organization.account(account);
    const known = owner?.roles.find((role) => role.name === name);
    const role = policies ? { name, path: known?.path, policies } : (known ?? { name });
    credentials.introduce(accessKeyId, {
      ...roleSession(roleArn(account, role), session),
      policies: rolePolicies(role, owner?.managedPolicies ?? []),
      ...(expiresAt !== undefined && { expiresAt: Date.parse(expiresAt) }),
    });
  }
}
