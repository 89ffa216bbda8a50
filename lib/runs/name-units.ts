import { readRootName, readUnits } from '../aws/organization/read-units';
import type { Manifest } from '../aws/storage/documents/manifest';
import type { Account } from '../domain/account';
import { known, type Unknown } from '../domain/fact';
import { unitNamesIn } from '../domain/policy/policy-matches';
import type { Policy } from '../domain/policy/schema';
import { nameUnits } from '../domain/policy/unit';
import type { Invocation } from '../invocation/invocation';

interface Naming {
  readonly policy: Policy;
  readonly accounts: readonly Account[];
  /** True for a run over the whole organization. */
  readonly whole: boolean;
}

export interface NamedForRun {
  /** The units that the policy calls by name. Absent when it calls none so. */
  readonly units?: Manifest['units'];
  /** Names of the units on the accounts' paths and of the root, for the report, as far as they could be read. */
  readonly unitNames?: Readonly<Record<string, string>>;
  /** Why not all of them could be read. */
  readonly unnamed?: Unknown;
}

/**
 * Reads names of units: all, when the policy calls units by name, which is then unknown without them; otherwise, for a
 * run over the whole organization, those that hold accounts. The report shows ids where it has no names.
 */
export async function nameUnitsForRun(
  { clients, deadline }: Pick<Invocation, 'clients' | 'deadline'>,
  { policy, accounts, whole }: Naming,
): Promise<NamedForRun> {
  const names = unitNamesIn(policy);
  const paths = accounts.map(({ path }) => path).filter((path) => path.length > 0);
  const root = paths[0]?.[0];
  if (root === undefined || (names.length === 0 && !whole)) return {};
  const needed = names.length > 0;
  const { units, trouble } = await readUnits(clients, { root, ...(needed ? {} : { paths }), deadline });
  const rootName = whole ? await readRootName(clients, root) : undefined;
  const called = new Map(units.map(({ id, names }) => [id, names.at(-1)]));
  if (rootName?.known) called.set(root, rootName.value);
  const unnamed = trouble ?? (rootName?.known === false ? rootName : undefined);
  const shown = [...new Set(paths.flat())].toSorted().flatMap((id) => {
    const name = called.get(id);
    return name === undefined ? [] : [[id, name] as const];
  });
  return {
    ...(needed ? { units: trouble ?? known(nameUnits(names, units)) } : {}),
    ...(shown.length > 0 ? { unitNames: Object.fromEntries(shown) } : {}),
    ...(unnamed && { unnamed }),
  };
}
