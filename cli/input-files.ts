import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parsePolicy } from '../lib/domain/policy/parse';
import type { Policy } from '../lib/domain/policy/schema';
import { loadOrganization } from '../local/aws/organization/load';
import type { SimulatedOrganization } from '../local/aws/organization/simulated-organization';
import { UsageError } from './usage-error';

/** Reads a text file that a person named. @throws UsageError when it cannot be read. */
export function readInput(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error: unknown) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw UsageError.of(file, '', `expected a readable file, got ${code === 'ENOENT' ? 'no such file' : code}`);
  }
}

/** @throws UsageError with every mistake of the policy. */
export function readPolicy(file: string): { readonly policy: Policy; readonly text: string } {
  const text = readInput(file);
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new UsageError(parsed.mistakes.map((mistake) => ({ file: basename(file), ...mistake })));
  return { policy: parsed.policy, text };
}

/** @throws UsageError with every mistake of the organization file. */
export function readOrganization(file: string): SimulatedOrganization {
  const loaded = loadOrganization(readInput(file), basename(file));
  if (!loaded.ok) throw new UsageError(loaded.mistakes);
  return loaded.organization;
}
