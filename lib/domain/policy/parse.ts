import { createHash } from 'node:crypto';
import { decodeText } from '../text';
import { expectation } from './expectation';
import { type Mistake, mistakesOf } from './mistake';
import { readYaml } from './read-yaml';
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

/**
 * Parses `rootward.yaml`, its bytes or its text: the policy with all defaults applied, or every mistake at once.
 * Never throws.
 */
export function parsePolicy(file: Uint8Array | string): ParsedPolicy {
  const decoded = typeof file === 'string' ? { ok: true as const, text: file } : decodeText(file);
  if (!decoded.ok) return { ok: false, mistakes: [inFile(decoded.mistake)] };
  const yaml = readYaml(decoded.text);
  if ('mistakes' in yaml) return { ok: false, mistakes: yaml.mistakes };
  const parsed = PolicySchema.safeParse(yaml.value, { error: expectation, reportInput: true });
  if (!parsed.success) return { ok: false, mistakes: parsed.error.issues.flatMap((issue) => mistakesOf(issue)) };
  return { ok: true, policy: parsed.data, digest: createHash('sha256').update(file).digest('hex') };
}

const inFile = ({ path, message }: Mistake): Mistake => ({ path: path || '(file)', message });
