import type { SimulatedAccount } from '../../organization/simulated-account';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { RoleFile } from '../../organization-file';

/** The roles of an account: its own, and those of the identities with which somebody calls. */
export function rolesIn(organization: SimulatedOrganization, account: SimulatedAccount): readonly RoleFile[] {
  const roles = new Map(account.roles.map((role) => [role.name, role]));
  for (const { account: owner, role: name, policies } of organization.identities)
    if (owner === account.id && !roles.has(name))
      roles.set(name, { name, trusts: [owner], ...(policies && { policies }) });
  return [...roles.values()];
}
