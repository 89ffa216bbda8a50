import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { policyRemarks } from '../lib/domain/policy/entries/policy-remarks';
import { parsePolicy } from '../lib/domain/policy/parse';
import { type SimulatedOrganization, loadOrganization } from '@rootward/local-cloud';
import type { PlannedDecision } from '../simulation/decisions/decision-schema';
import { loadDecisions } from '../simulation/decisions/load-decisions';
import { errorCode } from './error-code';
import { UsageError, type InputMistake } from './usage-error';

interface InputFiles {
  readonly organizationFile: string;
  readonly policyFile: string;
  /** @default nobody decides */
  readonly decisionsFile?: string;
}

/** Reads all files of a simulation. @throws UsageError with every mistake in every file */
export function readInputs({ organizationFile, policyFile, decisionsFile }: InputFiles): SimulatedOrganization {
  const mistakes: InputMistake[] = [];
  const organization = collect(mistakes, () => readOrganization(organizationFile));
  collect(mistakes, () => checkPolicy(policyFile));
  if (decisionsFile !== undefined) collect(mistakes, () => readDecisions(decisionsFile));
  if (organization === undefined || mistakes.length > 0) throw new UsageError(mistakes);
  return organization;
}

/** @throws UsageError with every mistake of the file */
export function readOrganization(file: string): SimulatedOrganization {
  const loaded = loadOrganization(readInput(file), basename(file));
  if (!loaded.ok) throw new UsageError(loaded.mistakes);
  return loaded.organization;
}

/** @throws UsageError with every mistake of the file */
export function readDecisions(file: string): readonly PlannedDecision[] {
  const loaded = loadDecisions(readInput(file), basename(file));
  if (!loaded.ok) throw new UsageError(loaded.mistakes);
  return loaded.decisions;
}

/** @throws UsageError with every mistake of the file */
function checkPolicy(file: string): void {
  const parsed = parsePolicy(readInput(file));
  if (!parsed.ok) throw new UsageError(parsed.mistakes.map((mistake) => ({ file: basename(file), ...mistake })));
}

/** What is to be said about a policy without mistakes: entries without effect, and people who cannot be reached. */
export function policyWarnings(file: string): readonly InputMistake[] {
  const parsed = parsePolicy(readInput(file));
  if (!parsed.ok) return [];
  return policyRemarks(parsed.policy).map(({ path, why }) => ({ file: basename(file), path, message: why }));
}

function collect<T>(mistakes: InputMistake[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error: unknown) {
    if (!(error instanceof UsageError)) throw error;
    mistakes.push(...error.mistakes);
    return undefined;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is none',
  ENOTDIR: 'there is none',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
};

function readInput(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error: unknown) {
    const code = errorCode(error) ?? 'unknown error';
    const message = `expected a file that can be read, got ${file}: ${reasons[code] ?? code}`;
    throw new UsageError([{ file: basename(file), path: '', message }]);
  }
}
