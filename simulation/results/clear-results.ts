import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The files that a simulation writes. Other files in the folder are kept. */
const ownFiles = [
  /^report\.(json|html|csv)$/,
  /^(cases|organization|executions)\.json$/,
  /^calls\.jsonl$/,
  /^runs\/\d+\/report\.json$/,
  /^mails\/\d{4,}-.+\.eml$/,
  /^ledger\/[^/]+\/\d{12}\.json$/,
];

/** Removes the files of an earlier simulation from `directory`, and then its empty folders. */
export function clearResults(directory: string): void {
  if (!existsSync(directory)) return;
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).map((entry) => ({
    path: join(entry.parentPath, entry.name).slice(join(directory, '/').length),
    folder: entry.isDirectory(),
  }));
  for (const { path, folder } of entries)
    if (!folder && ownFiles.some((own) => own.test(path))) rmSync(join(directory, path));
  const folders = entries.filter(({ path, folder }) => folder && /^(runs|mails|ledger)(\/|$)/.test(path));
  for (const { path } of folders.toSorted((a, b) => b.path.length - a.path.length))
    if (readdirSync(join(directory, path)).length === 0) rmdirSync(join(directory, path));
}
