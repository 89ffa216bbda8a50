import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One object of the ledger and its key in the bucket. */
export interface LedgerFile {
  readonly key: string;
  readonly text: string;
}

/** The ledger of one run in a simulation's folder, and the ids of all runs that have a ledger. */
export function readLedger(
  directory: string,
  runId: string,
): { entries: readonly LedgerFile[]; runs: readonly string[] } {
  const folder = join(directory, 'ledger');
  const runs = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  if (!runs.includes(runId)) return { entries: [], runs };
  const entries = readdirSync(join(folder, runId))
    .toSorted()
    .map((name) => ({ key: `ledger/${runId}/${name}`, text: readFileSync(join(folder, runId, name), 'utf8') }));
  return { entries, runs };
}
