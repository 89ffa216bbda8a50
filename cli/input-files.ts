import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { policyRemarks } from '../lib/domain/policy/entries/policy-remarks';
import type { Policy } from '../lib/domain/policy/schema';
import { parsePolicy } from '../lib/domain/policy/parse';
import { decodeText } from '../lib/domain/text';
import { readInputFile } from '../lib/infra/input-file';
import { type SimulatedOrganization, loadOrganization } from '@rootward/local-cloud';
import type { PlannedDecision } from '../simulation/decisions/decision-schema';
import { DecisionsSchema } from '../simulation/decisions/decision-schema';
import type { Earlier } from '../simulation/earlier';
import { loadJson } from '../simulation/load-json';
import { ledgerKeys, ledgerRuns } from '../simulation/results/read-ledger';
import { TableFileSchema } from '../simulation/results/table-file';
import { checkOutputFolder } from './output-folder';
import { collect, UsageError, type InputMistake } from './usage-error';

interface InputFiles {
  readonly organizationFile: string;
  readonly policyFile: string;
  /** @default nobody decides */
  readonly decisionsFile?: string | undefined;
  /** The folder of an earlier simulation. @default the organization has no cases */
  readonly earlierFolder?: string | undefined;
  /** The folder for the results, which is checked too. @default nothing is written */
  readonly out?: string | undefined;
}

export interface Inputs {
  readonly organization: SimulatedOrganization;
  readonly decisions?: readonly PlannedDecision[];
  readonly earlier?: Earlier;
}

/** Reads all files of a simulation. @throws UsageError with every mistake in every file and in the folder's choice */
export function readInputs({ organizationFile, policyFile, decisionsFile, earlierFolder, out }: InputFiles): Inputs {
  const mistakes: InputMistake[] = [];
  const table = earlierFolder === undefined ? undefined : join(earlierFolder, 'table.json');
  const inputs = [organizationFile, policyFile, decisionsFile, table].filter((file) => file !== undefined);
  if (out !== undefined) collect(mistakes, () => checkOutputFolder({ option: '--out', folder: out, inputs }));
  const organization = collect(mistakes, () => readOrganization(organizationFile));
  // Synthesis and the functions read the policy again.
  if (existsSync(policyFile) && isPipe(policyFile)) throw new UsageError([...mistakes, notAgain(policyFile)]);
  collect(mistakes, () => readPolicy(policyFile));
  const decisions = decisionsFile === undefined ? undefined : collect(mistakes, () => readDecisions(decisionsFile));
  const earlier =
    earlierFolder === undefined || organization === undefined
      ? undefined
      : collect(mistakes, () => readEarlier(earlierFolder, organization));
  if (organization === undefined || mistakes.length > 0) throw new UsageError(mistakes);
  return { organization, ...(decisions && { decisions }), ...(earlier && { earlier }) };
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
  return readJson(DecisionsSchema, file);
}

/**
 * What an earlier simulation of the organization left in its folder.
 * @throws UsageError with every mistake of its table, or when it is of another organization or of a later time
 */
export function readEarlier(folder: string, organization: SimulatedOrganization): Earlier {
  const file = join(folder, 'table.json');
  const { organization: id, now, items } = readJson(TableFileSchema, file);
  if (id !== organization.id)
    throw new UsageError([
      { file, path: 'organization', message: `expected cases of ${organization.id}, got those of ${id}` },
    ]);
  if (organization.startsAt === undefined || organization.startsAt < Date.parse(now))
    throw new UsageError([
      {
        file,
        path: 'now',
        message: `expected an organization of that time or later (${now}): take ${folder}/organization.json`,
      },
    ]);
  const ledger = ledgerRuns(folder)
    .flatMap((run) => ledgerKeys(folder, run))
    .map((key) => ({ key, text: readText(join(folder, key)) }));
  return { table: items, ledger };
}

/** @throws UsageError with every mistake of the file */
function readJson<T>(schema: z.ZodType<T>, file: string): T {
  const loaded = loadJson(schema, readText(file), file);
  if (!loaded.ok) throw new UsageError(loaded.mistakes);
  return loaded.value;
}

/** @throws UsageError with every mistake of the file */
export const readPolicy = (file: string): Policy => readPolicyFile(file).policy;

/** The policy of a file and the SHA-256 of its bytes. @throws UsageError with every mistake of the file */
export function readPolicyFile(file: string): { readonly policy: Policy; readonly digest: string } {
  const parsed = parsePolicy(readBytes(file));
  if (!parsed.ok) throw new UsageError(parsed.mistakes.map((mistake) => ({ file, ...mistake })));
  return { policy: parsed.policy, digest: parsed.digest };
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

/** @throws UsageError when the file cannot be read */
export function readBytes(file: string): Uint8Array {
  const read = readInputFile(file);
  if (!read.ok) throw new UsageError([{ file, path: '', message: `expected a file that can be read: ${read.reason}` }]);
  return read.bytes;
}
