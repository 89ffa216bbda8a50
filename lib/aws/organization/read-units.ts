import { ListRootsCommand, paginateListOrganizationalUnitsForParent } from '@aws-sdk/client-organizations';
import type { Fact, Unknown } from '../../domain/fact';
import type { Unit } from '../../domain/policy/unit';
import { quotas, quotaShare } from '../../workflow/quotas';
import type { Clients } from '../sdk/clients';
import type { Deadline } from '../sdk/deadline';
import { pace, type Gate } from '../sdk/pace';
import { readFact } from '../sdk/read-fact';

type Reader = Pick<Clients, 'organizations'>;

export interface ReadUnits {
  readonly units: readonly Unit[];
  /** Why the rest could not be read; absent: these are all. */
  readonly trouble?: Unknown;
}

/** Where to look for units. */
export interface UnitScope {
  readonly root: string;
  /**
   * Paths of accounts, from the root down. Only units on them are read, and only those that have more units on a path are
   * asked for theirs. Absent: every unit below the root.
   */
  readonly paths?: readonly (readonly string[])[];
  /** Without it the calls take the time that they take. */
  readonly deadline?: Deadline | undefined;
}

/** Units with their names, at Rootward's share of the quota. What could not be read or not in time is left out. Never throws for AWS errors. */
export async function readUnits(clients: Reader, { root, paths, deadline }: UnitScope): Promise<ReadUnits> {
  const { perSecond } = quotas['organizations:ListOrganizationalUnitsForParent'];
  const gate = pace(perSecond * quotaShare, deadline);
  const onPaths = paths && new Set(paths.flat());
  // The last unit of a path holds the account: it is not asked for its units unless another path goes on.
  const parents = paths && new Set(paths.flatMap((path) => path.slice(0, -1)));
  const units: Unit[] = [];
  const waiting: Unit[] = [{ id: root, names: [] }].filter(({ id }) => parents?.has(id) ?? true);
  const read = await readFact('organizations:ListOrganizationalUnitsForParent', async () => {
    for (let parent = waiting.shift(); parent; parent = waiting.shift()) {
      const children = await childrenOf(clients, parent, gate);
      const wanted = children.filter(({ id }) => onPaths?.has(id) ?? true);
      units.push(...wanted);
      waiting.push(...wanted.filter(({ id }) => parents?.has(id) ?? true));
    }
  });
  return read.known ? { units } : { units, trouble: read };
}

async function childrenOf({ organizations }: Reader, parent: Unit, gate: Gate): Promise<readonly Unit[]> {
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

/** The name of the root; undefined when it has none. Never throws for AWS errors. */
export const readRootName = ({ organizations }: Reader, root: string): Promise<Fact<string | undefined>> =>
  readFact('organizations:ListRoots', async () => {
    const { Roots = [] } = await organizations.send(new ListRootsCommand());
    return Roots.find(({ Id }) => Id === root)?.Name;
  });
