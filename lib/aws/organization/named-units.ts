import { type Fact, known } from '../../domain/fact';
import { unitNamesIn } from '../../domain/policy/policy-matches';
import type { Policy } from '../../domain/policy/schema';
import { nameUnits, type NamedUnits } from '../../domain/policy/unit';
import type { Clients } from '../sdk/clients';
import { readUnits } from './read-units';

/**
 * What the names of units in the policy mean for one account: it reads the units on its path. Undefined, without any
 * call, for a policy that names none. Never throws for AWS errors.
 */
export async function readNamedUnits(
  clients: Pick<Clients, 'organizations'>,
  policy: Policy,
  path: readonly string[],
): Promise<Fact<NamedUnits> | undefined> {
  const names = unitNamesIn(policy);
  const [root] = path;
  if (names.length === 0 || root === undefined) return undefined;
  const { units, trouble } = await readUnits(clients, { root, paths: [path] });
  return trouble ?? known(nameUnits(names, units));
}
