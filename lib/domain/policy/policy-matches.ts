import { type Match, matchValues, type MatchValue } from './match-schema';
import type { Policy } from './schema';
import { isUnitId } from './unit';

/** Every value by which the policy selects accounts; places begin at the top of the file. */
export function policyMatches({ run, contacts, exclusions }: Policy): readonly MatchValue[] {
  const at = (place: string, match: Match | readonly Match[] | undefined): readonly MatchValue[] =>
    matchValues(match ?? []).map((one) => ({ ...one, place: `${place}${one.place}` }));
  return [
    ...exclusions.flatMap((exclusion, index) => at(`exclusions[${index}]`, exclusion)),
    ...at('run.applyTo', run.applyTo),
    ...contacts.overrides.flatMap(({ match }, index) => at(`contacts.overrides[${index}].match`, match)),
  ];
}

/** The names and paths of units in the policy, each once. Only then does Rootward ask for the names of units. */
export const unitNamesIn = (policy: Policy): readonly string[] => [
  ...new Set(policyMatches(policy).flatMap(({ key, value }) => (key === 'unit' && !isUnitId(value) ? [value] : []))),
];
