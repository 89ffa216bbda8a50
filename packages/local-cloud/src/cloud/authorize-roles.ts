import type { Authorize, Denial } from '../aws/authorization';
import { authorizeByOrganization } from '../aws/organization/authorize-by-organization';
import { globalContext } from '../aws/organization/global-context';
import type { SimulatedOrganization } from '../aws/organization/simulated-organization';
import type { Caller, Need } from '../aws/service';
import { evaluate } from '../permissions/evaluate';
import type { RoleResource } from '../template/deployment';

/**
 * Checks permissions: the identity policies that a caller has, or the template for its role, and the organization's
 * policies for everybody.
 * @param roles those of the template; undefined: callers without policies of their own have every permission
 * @param now milliseconds since the epoch
 */
export function authorizeRoles(
  organization: SimulatedOrganization,
  roles: readonly RoleResource[] | undefined,
  now: () => number,
): Authorize {
  const policies = new Map(roles?.map((role) => [role.arn, role.policies]));
  const byOrganization = authorizeByOrganization(organization, now);
  const byIdentity = (caller: Caller, need: Need): Denial | undefined => {
    if (caller.kind !== 'role' || (!roles && !caller.policies)) return undefined;
    const own = caller.policies ?? policies.get(caller.roleArn ?? '');
    if (!own) throw new Error(`The template has no role ${caller.roleArn ?? caller.arn}.`);
    const context = { ...globalContext(organization, { caller, resource: need.resource }, now()), ...need.context };
    const { decision } = evaluate(own, { action: need.action, resource: need.resource, context });
    return decision === 'allowed'
      ? undefined
      : { by: 'identity-based policy', explicit: decision === 'explicitly-denied' };
  };
  return (caller, need) => byIdentity(caller, need) ?? byOrganization(caller, need);
}
