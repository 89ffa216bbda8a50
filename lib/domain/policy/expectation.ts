import * as z from 'zod';

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  // Every number in the policy is whole.
  number: 'a whole number',
  int: 'a whole number',
  array: 'a list',
  object: 'a mapping',
};

const list = (words: readonly unknown[], last = 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${String(words.at(-1))}`;

const keysOf = (schema: unknown): string | undefined =>
  schema instanceof z.ZodObject ? list(Object.keys(schema.shape)) : undefined;

/** `name and email` where all keys are needed, else `SECURITY, BILLING or OPERATIONS`. */
function wantedKeysOf(schema: unknown): string | undefined {
  if (!(schema instanceof z.ZodObject)) return undefined;
  const all = Object.values(schema.shape).every((value) => !z.safeParse(value, undefined).success);
  return list(Object.keys(schema.shape), all ? 'and' : 'or');
}

function ofType(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidType>): string {
  const keys = issue.expected === 'object' ? wantedKeysOf(issue.inst) : undefined;
  return (kinds[issue.expected] ?? issue.expected) + (keys === undefined ? '' : ` with ${keys}`);
}

/** Units of a size, by kind of value. Numbers have none. */
const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};

function ofSize(origin: string, bound: string, size: number | bigint): string {
  const unit = units[origin]?.[size === 1 ? 0 : 1];
  return unit === undefined ? `${bound} ${size}` : `${bound} ${size} ${unit}`;
}

/** Zod error map: the first "..." in `expected ..., got ...`, for schemas that have no message of their own. */
export const expectation: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue);
    case 'invalid_value':
      return list(issue.values);
    case 'unrecognized_keys':
      return `one of the keys ${keysOf(issue.inst) ?? ''}`;
    case 'too_small':
      return ofSize(issue.origin, 'at least', issue.minimum);
    case 'too_big':
      return ofSize(issue.origin, 'at most', issue.maximum);
    default:
      return undefined;
  }
};
