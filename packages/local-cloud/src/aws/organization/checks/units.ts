import { got } from '../mistake';
import type { Check } from './context';

/** Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html, OU maximum nesting. */
const deepestUnit = 5;

/** Checks units: ids are unique, parents exist, and units are not nested in a circle or deeper than AWS allows. */
export const checkUnits: Check = ({ units, rootId, unitIds }) => {
  const parentOf = new Map(units.map(({ item }) => [item.id, item.parent ?? rootId]));
  const first = new Map<string, string>();
  return units.flatMap(({ path, item }) => {
    const earlier = first.get(item.id);
    if (earlier !== undefined)
      return [{ path: `${path}.id`, message: `expected an id of its own, got ${got(item.id)} as in ${earlier}` }];
    first.set(item.id, path);
    const parent = item.parent ?? rootId;
    if (parent !== rootId && !unitIds.has(parent))
      return [{ path: `${path}.parent`, message: `expected the root or a unit of this file, got ${got(parent)}` }];
    const depth = depthOf(item.id, parentOf, rootId);
    if (depth === Infinity)
      return [{ path: `${path}.parent`, message: `expected a unit above ${item.id}, got a circle of units` }];
    if (depth > deepestUnit)
      return [{ path: `${path}.parent`, message: `expected at most ${deepestUnit} levels of units, got ${depth}` }];
    return [];
  });
};

function depthOf(id: string, parentOf: ReadonlyMap<string, string>, rootId: string): number {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && at !== rootId; at = parentOf.get(at)) {
    if (seen.has(at)) return Infinity;
    seen.add(at);
  }
  return seen.size;
}
