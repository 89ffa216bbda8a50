import { paginateListOrganizationalUnitsForParent } from '@aws-sdk/client-organizations';
import type { Fact } from '../../domain/fact';
import { unitNamesIn } from '../../domain/policy/policy-matches';
import type { Policy } from '../../domain/policy/schema';
import { nameUnits, type NamedUnits, type Unit } from '../../domain/policy/unit';
import { quotas, quotaShare } from '../../workflow/quotas';
import type { Clients } from '../sdk/clients';
import type { Deadline } from '../sdk/deadline';
import { pace, type Gate } from '../sdk/pace';
import { readFact } from '../sdk/read-fact';

interface Reading {
  readonly clients: Pick<Clients, 'organizations'>;
  readonly policy: Policy;
  readonly deadline?: Deadline;
}

/**
 * What the names of units in the policy mean. Reads every unit below `root`, or only those on `path`. Undefined, without
 * any call, for a policy that names none. Never throws for AWS errors.
 */
export async function readNamedUnits(
  { clients, policy, deadline }: Reading,
  { root, path: only }: { readonly root: string | undefined; readonly path?: readonly string[] },
): Promise<Fact<NamedUnits> | undefined> {
  const names = unitNamesIn(policy);
  if (names.length === 0 || root === undefined) return undefined;
  const { perSecond } = quotas['organizations:ListOrganizationalUnitsForParent'];
  const gate = pace(perSecond * quotaShare, deadline);
  return readFact('organizations:ListOrganizationalUnitsForParent', async () => {
    const units: Unit[] = [];
    const waiting: Unit[] = [{ id: root, names: [] }];
    for (let parent = waiting.shift(); parent; parent = waiting.shift()) {
      const children = await childrenOf(clients, parent, gate);
      const wanted = children.filter(({ id }) => only === undefined || only.includes(id));
      units.push(...wanted);
      // The parent of the account has no more units on its path.
      waiting.push(...wanted.filter(({ id }) => id !== only?.at(-1)));
    }
    return nameUnits(names, units);
  });
}

async function childrenOf({ organizations }: Reading['clients'], parent: Unit, gate: Gate): Promise<readonly Unit[]> {
  const units: Unit[] = [];
  await gate();
  const pages = paginateListOrganizationalUnitsForParent({ client: organizations }, { ParentId: parent.id });
  for await (const page of pages) {
    for (const { Id, Name } of page.OrganizationalUnits ?? [])
      if (Id !== undefined && Name !== undefined) units.push({ id: Id, names: [...parent.names, Name] });
    if (page.NextToken !== undefined) await gate();
  }
  return units;
}
