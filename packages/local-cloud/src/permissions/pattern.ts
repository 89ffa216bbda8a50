import { PermissionError } from './permission-error';

/** Returns the value of a policy variable; undefined when the request has none. */
export type Lookup = (variable: string) => string | undefined;

/**
 * `exact`: no wildcards. `glob`: `*` and `?`. `arn`: the same, but a wildcard only matches within its part of the ARN,
 * except in the last part; missing parts at the end match anything.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export type PatternKind = 'exact' | 'glob' | 'arn';

const token = /\$\{([^}]*)\}|\$\{|[*?:]|[^$*?:]+|\$/g;
const variable = /^([A-Za-z][\w-]*:[\w\s:./+=@-]+?)(?:,\s*'([^']*)')?$/;
const arnParts = 6;

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/**
 * Compiles a pattern. Wildcards in the values of policy variables count as plain characters. Undefined when a variable
 * has no value, because such a pattern matches nothing.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 *
 * @throws PermissionError naming a malformed variable
 */
export function compilePattern(text: string, kind: PatternKind, lookup: Lookup, flags = ''): RegExp | undefined {
  if (text.includes('${')) return compile(text, kind, lookup, flags);
  const key = `${kind}${flags} ${text}`;
  const known = constants.get(key) ?? compile(text, kind, lookup, flags);
  if (known) constants.set(key, known);
  return known;
}

/** Compiled patterns without variables, because every request evaluates the same ones. */
const constants = new Map<string, RegExp>();

function compile(text: string, kind: PatternKind, lookup: Lookup, flags: string): RegExp | undefined {
  if (kind === 'arn' && text === '*') return /^/;
  let source = '';
  let part = 1;
  for (const [piece, name] of text.matchAll(token)) {
    const any = kind === 'arn' && part < arnParts ? '[^:]' : String.raw`[\s\S]`;
    if (name !== undefined) {
      const value = ['*', '?', '$'].includes(name) ? name : resolve(name, lookup);
      if (value === undefined) return undefined;
      source += escape(value);
    } else if (piece === '${') throw new PermissionError(`policy variable in ${text} is not closed`);
    else if (piece === '*' && kind !== 'exact') source += `${any}*`;
    else if (piece === '?' && kind !== 'exact') source += any;
    else {
      if (piece === ':') part++;
      source += escape(piece);
    }
  }
  if (kind === 'arn') for (; part < arnParts; part++) source += part + 1 < arnParts ? ':[^:]*' : String.raw`:[\s\S]*`;
  return new RegExp(`^${source}$`, flags);
}

function resolve(name: string, lookup: Lookup): string | undefined {
  const [, key, fallback] = variable.exec(name) ?? [];
  if (key === undefined) throw new PermissionError(`policy variable \${${name}} is malformed`);
  return lookup(key) ?? fallback;
}
