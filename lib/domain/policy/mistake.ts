import type * as z from 'zod';
import { shorten, show } from './show';

/** A mistake in the policy file. */
export interface Mistake {
  /** Place in the file: `contacts.overrides[0].match`, `line 3, column 5` for bad YAML, `(file)` for the whole. */
  readonly path: string;
  /** `expected ..., got ...` */
  readonly message: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Keys of later versions or other tools. The message names them, so that nobody looks for a typing error. */
const laterKeys = new Set<string>(['quarantine', 'limits', 'groups', 'routes']);

/** `['contacts', 'overrides', 0]` as `contacts.overrides[0]`. */
const pathText = (path: Path): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '') || '(file)';

const gotText = (issue: Issue): string => {
  if (issue.code === 'custom' && typeof issue.params?.['got'] === 'string') return shorten(issue.params['got']);
  const quote = issue.code === 'invalid_type' && issue.expected === 'string';
  const scalar = typeof issue.input === 'number' || typeof issue.input === 'boolean';
  return quote && scalar ? `${show(issue.input)} without quotes: put it in quotes` : show(issue.input);
};

/** The branches of a union that accept this kind of value; their issues lie deeper in the value. */
const meantBranches = (issue: z.core.$ZodIssueInvalidUnion): readonly (readonly Issue[])[] =>
  issue.errors.filter(
    (branch) =>
      !branch.some(({ path, code }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value')),
  );

/** The branch that wants a text, when a number or yes/no is there: it needs quotes. */
const textBranch = ({ errors, input }: z.core.$ZodIssueInvalidUnion): readonly Issue[] | undefined =>
  typeof input === 'number' || typeof input === 'boolean'
    ? errors.find(([issue]) => issue?.code === 'invalid_type' && issue.expected === 'string')
    : undefined;

/**
 * The mistakes behind one issue: one for each unknown key, and for a union the mistakes of the matching branch.
 * The issue must carry its input (`reportInput`) and a message that says what was expected.
 */
export function mistakesOf(issue: Issue, parent: Path = []): Mistake[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathText([...path, key]),
      message: `expected ${issue.message}, got ${show(key)}${laterKeys.has(key) ? ', which this version does not have' : ''}`,
    }));
  }
  const meant = issue.code === 'invalid_union' ? (meantBranches(issue)[0] ?? textBranch(issue)) : undefined;
  if (meant !== undefined) return meant.flatMap((inner) => mistakesOf(inner, path));
  return [{ path: pathText(path), message: `expected ${issue.message}, got ${gotText(issue)}` }];
}
