import { got } from '../mistake';
import type { Check } from './context';
import { contentMistakes } from './policy-content';

/**
 * Checks the policies of Organizations: their targets exist and are not the management account, which no policy limits;
 * the simulation can evaluate the content of service control policies for every action that it checks.
 * Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export const checkPolicies: Check = ({ policies, organization, rootId, unitIds, accountIds }) => {
  const known = (target: string): boolean => target === rootId || unitIds.has(target) || accountIds.has(target);
  const first = new Map<string, string>();
  return policies.flatMap(({ path, item }) => {
    const earlier = first.get(item.id);
    first.set(item.id, earlier ?? path);
    const twice =
      earlier === undefined
        ? []
        : [{ path: `${path}.id`, message: `expected an id of its own, got ${got(item.id)} as in ${earlier}` }];
    const targets = item.targets.flatMap((target, index) => {
      const at = `${path}.targets[${index}]`;
      if (target === organization?.managementAccountId)
        return [{ path: at, message: `expected an account that policies bind, got the management account` }];
      return known(target)
        ? []
        : [{ path: at, message: `expected the root, a unit or an account of this file, got ${got(target)}` }];
    });
    // A resource control policy is only listed.
    if (item.type === 'RESOURCE_CONTROL_POLICY') return [...twice, ...targets];
    return [
      ...twice,
      ...targets,
      ...contentMistakes({ path: `${path}.content`, content: item.content }, 'a service control policy'),
    ];
  });
};
