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
  const source = new Source();
  let part = 1;
  for (const [piece, name] of text.matchAll(token)) {
    const any = kind === 'arn' && part < arnParts ? '[^:]' : String.raw`[\s\S]`;
    if (name !== undefined) {
      const value = ['*', '?', '$'].includes(name) ? name : resolve(name, lookup);
      if (value === undefined) return undefined;
      source.text(escape(value));
    } else if (piece === '${') throw new PermissionError(`policy variable in ${text} is not closed`);
    else if (piece === '*' && kind !== 'exact') source.star(any);
    else if (piece === '?' && kind !== 'exact') source.text(any);
    else {
      if (piece === ':') part++;
      source.text(escape(piece));
    }
  }
  let missing = '';
  if (kind === 'arn') for (; part < arnParts; part++) missing += part + 1 < arnParts ? ':[^:]*' : String.raw`:[\s\S]*`;
  return new RegExp(`^${source.whole}${missing}$`, flags);
}

/**
 * A regular expression without more backtracking than one `*` needs, because whoever writes a policy chooses how many it
 * has. Of the places where the text between two `*` is, the first leaves the most for the rest, so no other is tried.
 */
class Source {
  private done = '';
  private stars = 0;
  /** What the last `*` matches; undefined: there was none. */
  private any: string | undefined;
  private rest = '';

  text(source: string): void {
    this.rest += source;
  }

  star(any: string): void {
    const name = `star${this.stars++}`;
    // What is captured in a lookahead is not captured in another way later.
    this.done += this.any === undefined ? this.rest : `(?=(?<${name}>${this.any}*?${this.rest}))\\k<${name}>`;
    this.any = any;
    this.rest = '';
  }

  get whole(): string {
    return this.done + (this.any === undefined ? '' : `${this.any}*`) + this.rest;
  }
}

function resolve(name: string, lookup: Lookup): string | undefined {
  const [, key, fallback] = variable.exec(name) ?? [];
  if (key === undefined) throw new PermissionError(`policy variable \${${name}} is malformed`);
  return lookup(key) ?? fallback;
}
