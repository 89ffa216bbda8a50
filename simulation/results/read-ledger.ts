import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One object of the ledger and its key in the bucket. */
export interface LedgerFile {
  readonly key: string;
  readonly text: string;
}

/** A run that has a ledger: its number in the folder, as tables show it, and its id. */
export interface LedgerRun {
  /** Undefined when the folder has no report of the run. */
  readonly number: number | undefined;
  readonly id: string;
}

/** The runs of a simulation's folder that overwrote contacts, in the order of their start. */
export function ledgerRuns(directory: string): readonly LedgerRun[] {
  const folder = join(directory, 'ledger');
  const numbers = numbersOf(directory);
  return (existsSync(folder) ? readdirSync(folder).toSorted() : []).map((id) => ({ number: numbers.get(id), id }));
}

/** Keys of the ledger entries of one run, which are also their paths in the folder. */
export const ledgerKeys = (directory: string, { id }: LedgerRun): readonly string[] =>
  readdirSync(join(directory, 'ledger', id))
    .toSorted()
    .map((name) => `ledger/${id}/${name}`);

/** The numbers of the runs, by id. A report that cannot be read has no id. */
function numbersOf(directory: string): ReadonlyMap<string, number> {
  const folder = join(directory, 'runs');
  const numbers = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => /^\d+$/.test(name)).map(Number);
  return new Map(numbers.map((number) => [runId(join(folder, String(number), 'report.json')), number]));
}

function runId(report: string): string {
  try {
    return (JSON.parse(readFileSync(report, 'utf8')) as { readonly run: { readonly id: string } }).run.id;
  } catch {
    return '';
  }
}
