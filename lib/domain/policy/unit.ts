import { type Fact, type Unknown, unknown } from '../fact';

/** An organizational unit with the names that lead to it. */
export interface Unit {
  readonly id: string;
  /** From below the root down to the unit itself. */
  readonly names: readonly string[];
}

/** What each name or path of a unit in the policy means: no unit, one, or several. */
export type NamedUnits = Readonly<Record<string, readonly Unit[]>>;

/** Source: Organizations API reference, patterns of OrganizationalUnitId and RootId. */
export const isUnitId = (text: string): boolean => /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/.test(text);

/** What looks like an id is not taken for a name, so that a mistyped id is a mistake. */
const looksLikeId = /^(?:ou-|r-[0-9a-z]*$)/;

/** True for the id of a unit or a root, and for a name or a path of names; a path from the root begins with `/`. */
export const isUnit = (text: string): boolean =>
  isUnitId(text) || (!looksLikeId.test(text) && /^\/?[^/\s][^/]*(?:\/[^/]+)*$/.test(text));

const unitPath = ({ names }: Unit): string => names.join('/');

/** Looks the names up. `Prod` and `Workloads/Prod` mean units whose path ends so, `/Prod` only one below the root. */
export const nameUnits = (names: readonly string[], units: readonly Unit[]): NamedUnits =>
  Object.fromEntries(names.map((name) => [name, units.filter((unit) => isCalled(name, unit))] as const));

const isCalled = (name: string, unit: Unit): boolean =>
  name.startsWith('/') ? `/${unitPath(unit)}` === name : `/${unitPath(unit)}`.endsWith(`/${name}`);

/**
 * True when a unit (by id, name or path) is on the account's path. Unknown when names of units could not be read, and
 * where several units have that name: nobody can tell which one is meant.
 */
export function isInUnit(unit: string, path: readonly string[], units: Fact<NamedUnits> = notRead): boolean | Unknown {
  if (isUnitId(unit)) return path.includes(unit);
  if (!units.known) return units;
  const called = units.value[unit] ?? [];
  if (!called.some(({ id }) => path.includes(id))) return false;
  return called.length === 1 ? true : unknown('ambiguous', severalUnits(unit, called));
}

/** Several units have the name: which ones, and how to write the one that is meant. */
export const severalUnits = (name: string, units: readonly Unit[]): string =>
  `${units.length} units are called ${name} (${units.map((unit) => `/${unitPath(unit)}`).join(', ')}): write the path or the id.`;

const notRead = unknown('no-result', 'The names of the organizational units were not asked for.');
