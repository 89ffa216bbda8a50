import { createHash } from 'node:crypto';
import { parseDocument } from 'yaml';
import { expectation } from './expectation';
import { type Mistake, mistakesOf } from './mistake';
import { type Policy, PolicySchema } from './schema';

export type { Mistake } from './mistake';

export type ParsedPolicy =
  | {
      readonly ok: true;
      readonly policy: Policy;
      /** SHA-256 (hex) of the file's bytes. */
      readonly digest: string;
    }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Reads YAML 1.2 with the core schema, so dates and `yes` stay text, and with merge keys (`<<: *other`) of YAML 1.1. */
function readYaml(text: string): { value: unknown } | { mistakes: Mistake[] } {
  const document = parseDocument(text, { version: '1.2', schema: 'core', merge: true, logLevel: 'error' });
  const problems = [...document.errors, ...document.warnings];
  if (problems.length === 0) return { value: document.toJS({ maxAliasCount: 100 }) };
  // The first line of a message says what is wrong and where; the rest quotes the file.
  const mistakes = problems.map(({ linePos, message }) => ({
    path: linePos === undefined ? '(file)' : `line ${linePos[0].line}, column ${linePos[0].col}`,
    message: `expected valid YAML, got: ${message.split(/ at line \d|\n/)[0]}`,
  }));
  // The parser reports one unclosed bracket once for every level around it.
  const key = ({ path, message }: Mistake): string => `${path} ${message}`;
  return { mistakes: [...new Map(mistakes.map((mistake) => [key(mistake), mistake])).values()] };
}

/**
 * Parses `rootward.yaml`: the policy with all defaults applied, or every mistake at once.
 * Never throws.
 */
export function parsePolicy(text: string): ParsedPolicy {
  try {
    const yaml = readYaml(text);
    if ('mistakes' in yaml) return { ok: false, mistakes: yaml.mistakes };
    const parsed = PolicySchema.safeParse(yaml.value, { error: expectation, reportInput: true });
    if (!parsed.success) return { ok: false, mistakes: parsed.error.issues.flatMap((issue) => mistakesOf(issue)) };
    return { ok: true, policy: parsed.data, digest: createHash('sha256').update(text, 'utf8').digest('hex') };
  } catch (error: unknown) {
    // The YAML library throws when it refuses to expand a document: too many aliases, or too deep nesting.
    const got = error instanceof Error ? error.message : String(error);
    return { ok: false, mistakes: [{ path: '(file)', message: `expected YAML that can be read, got: ${got}` }] };
  }
}
