import { existsSync, statSync } from 'node:fs';
import { policyRemarks } from '../lib/domain/policy/entries/policy-remarks';
import type { Policy } from '../lib/domain/policy/schema';
import { parsePolicy } from '../lib/domain/policy/parse';
import { decodeText } from '../lib/domain/text';
import { readInputFile } from '../lib/infra/input-file';
import { type SimulatedOrganization, loadOrganization } from '@rootward/local-cloud';
import type { PlannedDecision } from '../simulation/decisions/decision-schema';
import { loadDecisions } from '../simulation/decisions/load-decisions';
import { checkOutputFolder } from './output-folder';
import { collect, UsageError, type InputMistake } from './usage-error';

interface InputFiles {
  readonly organizationFile: string;
  readonly policyFile: string;
  /** @default nobody decides */
  readonly decisionsFile?: string | undefined;
  /** The folder for the results, which is checked too. @default nothing is written */
  readonly out?: string | undefined;
}

/** Reads all files of a simulation. @throws UsageError with every mistake in every file and in the folder's choice */
export function readInputs({ organizationFile, policyFile, decisionsFile, out }: InputFiles): SimulatedOrganization {
  const mistakes: InputMistake[] = [];
  const inputs = [organizationFile, policyFile, ...(decisionsFile === undefined ? [] : [decisionsFile])];
  if (out !== undefined) collect(mistakes, () => checkOutputFolder({ option: '--out', folder: out, inputs }));
  const organization = collect(mistakes, () => readOrganization(organizationFile));
  // Synthesis and the functions read the policy again, and the simulation the decisions.
  const unrepeatable = inputs.slice(1).filter((file) => existsSync(file) && isPipe(file));
  if (unrepeatable.length > 0) throw new UsageError([...mistakes, ...unrepeatable.map(notAgain)]);
  collect(mistakes, () => readPolicy(policyFile));
  if (decisionsFile !== undefined) collect(mistakes, () => readDecisions(decisionsFile));
  if (organization === undefined || mistakes.length > 0) throw new UsageError(mistakes);
  return organization;
}

/** Neither a file nor a folder: its bytes are gone once they are read. */
function isPipe(file: string): boolean {
  const status = statSync(file);
  return !status.isFile() && !status.isDirectory();
}

const notAgain = (file: string): InputMistake => ({
  file,
  path: '',
  message: 'expected a file, which can be read again, got a pipe or a device: save it in a file',
});

/** @throws UsageError with every mistake of the file */
export function readOrganization(file: string): SimulatedOrganization {
  const loaded = loadOrganization(readText(file), file);
  if (!loaded.ok) throw new UsageError(loaded.mistakes);
  return loaded.organization;
}

/** @throws UsageError with every mistake of the file */
export function readDecisions(file: string): readonly PlannedDecision[] {
  const loaded = loadDecisions(readText(file), file);
  if (!loaded.ok) throw new UsageError(loaded.mistakes);
  return loaded.decisions;
}

/** @throws UsageError with every mistake of the file */
export function readPolicy(file: string): Policy {
  const parsed = parsePolicy(readBytes(file));
  if (!parsed.ok) throw new UsageError(parsed.mistakes.map((mistake) => ({ file, ...mistake })));
  return parsed.policy;
}

/** What is to be said about a policy without mistakes as of a time: entries without effect, people who cannot be reached. */
export function policyWarnings(file: string, now: number): readonly InputMistake[] {
  const parsed = parsePolicy(readBytes(file));
  if (!parsed.ok) return [];
  return policyRemarks(parsed.policy, new Date(now).toISOString()).map(({ path, why }) => ({
    file,
    path,
    message: why,
  }));
}

/** The text of a file that a person named, and of nothing else. @throws UsageError with the place of what is no text */
export function readText(file: string): string {
  const decoded = decodeText(readBytes(file));
  if (!decoded.ok) throw new UsageError([{ file, ...decoded.mistake }]);
  return decoded.text;
}

function readBytes(file: string): Uint8Array {
  const read = readInputFile(file);
  if (!read.ok) throw new UsageError([{ file, path: '', message: `expected a file that can be read: ${read.reason}` }]);
  return read.bytes;
}
