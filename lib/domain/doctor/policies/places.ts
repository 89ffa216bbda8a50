import type { Account, AccountId } from '../../account';
import { count } from '../../count';
import type { DoctorFacts } from '../facts';

type Tree = Pick<DoctorFacts, 'accounts' | 'units'>;

const nameIn = ({ accounts, units }: Tree, id: string): string | undefined =>
  (units.known ? units.value.find((unit) => unit.id === id)?.names.join('/') : undefined) ??
  (accounts.known ? accounts.value.find((account) => account.id === id)?.name : undefined);

/** `the root r-ab12`, `unit Workloads/Prod (ou-ab12-…)`, `account labs (123456789012)` */
export function placeName(tree: Tree, id: string): string {
  const name = nameIn(tree, id);
  const kind = id.startsWith('r-') ? 'the root' : id.startsWith('ou-') ? 'unit' : 'account';
  return name === undefined ? `${kind} ${id}` : `${kind} ${name} (${id})`;
}

/** Policies that are attached to every account are attached to thousands. */
const mostPlaces = 5;

/** Where something is attached, with how many of the accounts are in or below it. */
export const placesWith = (tree: Tree, targets: readonly string[], accounts: readonly Account[]): string =>
  [
    ...targets.slice(0, mostPlaces).map((target) => {
      const below = accounts.filter(({ id, path }) => id === target || path.includes(target)).length;
      return `${placeName(tree, target)}${/^\d/.test(target) ? '' : ` with ${count(below, 'member account')}`}`;
    }),
    ...(targets.length > mostPlaces ? [`${targets.length - mostPlaces} more`] : []),
  ].join(', ');

/** `3 of 12 member accounts`, with names where they are few. */
export function howMany(ids: readonly AccountId[], of: readonly Account[]): string {
  if (ids.length === of.length) return `all ${count(of.length, 'member account')}`;
  const names = of.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')}, …` : names.join(', ');
  return `${ids.length} of ${count(of.length, 'member account')} (${shown})`;
}
