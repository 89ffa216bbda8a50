import * as z from 'zod';
import { isUnit } from './unit';

/** Without quotes YAML reads the id as a number and drops leading zeros. */
const accountId = 'an account id of 12 digits in quotes';
const AccountIdSchema = z.string(accountId).regex(/^[0-9]{12}$/, accountId);

const unit = 'the id of a unit (ou-...) or of the root (r-...), or a unit by name or path (Workloads/Prod)';
const UnitSchema = z.string(unit).refine(isUnit, unit);

/** `key=value`. The first `=` ends the key, so the value may contain `=`. */
const tag = 'a tag as key=value';
const TagSchema = z.string(tag).regex(/^[^\s=][^=]*=/, tag);

/** One value, or a list of which any may match. Not an empty list, which could mean all or none. */
const oneOrAny = <T extends z.ZodString>(schema: T, expected: string) =>
  z.union([schema, z.array(schema).min(1)], `${expected}, or a list of them`);

/** The keys of a match, for schemas that add keys of their own. */
export const matchShape = {
  account: oneOrAny(AccountIdSchema, accountId)
    .optional()
    .describe('An account id, in quotes; or a list of which any matches.'),
  unit: oneOrAny(UnitSchema, unit)
    .optional()
    .describe(
      'An organizational unit or the root, by id, name or path of names (Workloads/Prod); or a list of which any ' +
        'matches. The account is in it or below it.',
    ),
  tag: oneOrAny(TagSchema, tag)
    .optional()
    .describe('A tag of the account itself, as key=value; or a list of which any matches.'),
};

const matchKeys = ['account', 'unit', 'tag'] as const;
export type MatchKey = (typeof matchKeys)[number];

/** The rule of `requireOneMatchKey`, for JSON Schema. */
export const oneMatchKey = { oneOf: matchKeys.map((key) => ({ required: [key] })) };

/** Adds an issue unless `value` has exactly one key of a match. */
export function requireOneMatchKey(value: unknown, context: z.core.$RefinementCtx): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const present = matchKeys.filter((key) => key in value);
  if (present.length === 1) return;
  const got = present.length === 0 ? 'none of them' : present.join(' and ');
  context.addIssue({ code: 'custom', message: 'exactly one of account, unit, tag', params: { got } });
}

export const MatchSchema = z
  .strictObject(matchShape)
  .superRefine(requireOneMatchKey, { when: () => true })
  .meta({ ...oneMatchKey, description: 'Selects accounts by exactly one of account, unit and tag.' });

/** Selects accounts by exactly one key. */
export type Match = Readonly<z.infer<typeof MatchSchema>>;

/** One match, or a list of which any may match. Not an empty list, which could mean all or none. */
export const MatchesSchema = z.union([MatchSchema, z.array(MatchSchema).min(1)], 'a match, or a list of matches');

/** One value of a match, and its place below the match. */
export interface MatchValue {
  readonly key: MatchKey;
  readonly value: string;
  /** `.tag` for a single value, `[1].tag[0]` in lists. */
  readonly place: string;
}

/** Every value of a match or a list of matches, in the order of the file. Any of them selects an account. */
export function matchValues(match: Match | readonly Match[]): readonly MatchValue[] {
  const isList = (value: Match | readonly Match[]): value is readonly Match[] => Array.isArray(value);
  if (isList(match))
    return match.flatMap((one, index) =>
      matchValues(one).map((found) => ({ ...found, place: `[${index}]${found.place}` })),
    );
  return matchKeys.flatMap((key) => {
    const value = match[key];
    if (value === undefined) return [];
    if (typeof value === 'string') return [{ key, value, place: `.${key}` }];
    return value.map((one, index) => ({ key, value: one, place: `.${key}[${index}]` }));
  });
}
