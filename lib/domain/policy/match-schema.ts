import * as z from 'zod';

/** Without quotes YAML reads the id as a number and drops leading zeros. */
const accountId = 'an account id of 12 digits in quotes';
const AccountIdSchema = z.string(accountId).regex(/^[0-9]{12}$/, accountId);

/** Source: Organizations API reference, patterns of OrganizationalUnitId and RootId. */
const UnitSchema = z
  .string()
  .regex(/^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/, 'the id of a unit (ou-...) or of the root (r-...)');

/** `key=value`. The first `=` ends the key, so the value may contain `=`. */
const TagSchema = z.string().regex(/^[^\s=][^=]*=/, 'a tag as key=value');

/** The keys of a match, for schemas that add keys of their own. */
export const matchShape = {
  account: AccountIdSchema.optional().describe('An account id, in quotes.'),
  unit: UnitSchema.optional().describe('An organizational unit or the root: the account is in it or below it.'),
  tag: TagSchema.optional().describe('A tag of the account itself, as key=value.'),
};

const matchKeys = ['account', 'unit', 'tag'] as const;

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
  .meta(oneMatchKey);

/** Selects accounts by exactly one key. */
export type Match = Readonly<z.infer<typeof MatchSchema>>;

/** One match, or a list of which any may match. Not an empty list, which could mean all or none. */
export const MatchesSchema = z.union([MatchSchema, z.array(MatchSchema).min(1)], 'a match, or a list of matches');
