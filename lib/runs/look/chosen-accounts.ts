import { readUnits } from '../../aws/organization/read-units';
import type { Clients } from '../../aws/sdk/clients';
import type { Account, AccountId } from '../../domain/account';
import { known } from '../../domain/fact';
import { isInUnit, isUnitId, nameUnits, severalUnits, type NamedUnits } from '../../domain/policy/unit';
import { UnknownAccountsError } from '../errors';
import { UnknownUnitsError } from './errors';

/** Which accounts a person asked for. Both empty: all. */
export interface Chosen {
  readonly accounts: readonly AccountId[];
  /** Units by id, name or path: the accounts in and below them. */
  readonly units: readonly string[];
}

/**
 * The chosen ones of the listed accounts, any that is named or in a named unit.
 * @throws UnknownAccountsError; UnknownUnitsError for a unit that is not there, is called like another or holds no account
 */
export async function chosenAccounts(
  clients: Pick<Clients, 'organizations'>,
  listed: readonly Account[],
  { accounts, units }: Chosen,
): Promise<readonly Account[]> {
  if (accounts.length === 0 && units.length === 0) return listed;
  const strangers = accounts.filter((id) => !listed.some((account) => account.id === id));
  if (strangers.length > 0) throw new UnknownAccountsError(strangers);
  const named = await namedUnits(clients, listed, units);
  const inside = (unit: string): readonly Account[] =>
    listed.filter(({ path }) => isInUnit(unit, path, known(named)) === true);
  for (const unit of units)
    if (inside(unit).length === 0)
      throw new UnknownUnitsError(`no account is in or below ${unit}: take the id, the name or the path of a unit`);
  const ids = new Set([...accounts, ...units.flatMap((unit) => inside(unit).map(({ id }) => id))]);
  return listed.filter(({ id }) => ids.has(id));
}

async function namedUnits(
  clients: Pick<Clients, 'organizations'>,
  listed: readonly Account[],
  units: readonly string[],
): Promise<NamedUnits> {
  const names = units.filter((unit) => !isUnitId(unit));
  const root = listed.map(({ path }) => path[0]).find((id) => id !== undefined);
  if (names.length === 0 || root === undefined) return {};
  const { units: found, trouble } = await readUnits(clients, { root });
  if (trouble) throw new UnknownUnitsError(`the names of units could not be read: ${trouble.detail}`);
  const named = nameUnits(names, found);
  for (const [name, called] of Object.entries(named))
    if (called.length > 1) throw new UnknownUnitsError(severalUnits(name, called));
  return named;
}
