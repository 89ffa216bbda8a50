import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './write-whole';

/** Size and time of the last change, by absolute path, of all files that esbuild read, the settings and the bundles. */
type BundleRecord = Readonly<Record<string, string | undefined>>;

const fileOf = (out: string): string => join(out, 'record.json');

/** Writes into the bundles' folder which files they were made of. */
export function recordBundles(out: string, files: readonly string[]): void {
  const record: BundleRecord = Object.fromEntries(files.map((file) => [file, stampOf(file)]));
  writeWhole(fileOf(out), JSON.stringify(record));
}

/**
 * True while none of the files behind the bundles has changed, and they include all `sources`. It does not notice a new
 * file that an import would now resolve to instead of the old one.
 */
export function bundlesAreCurrent(out: string, sources: readonly string[]): boolean {
  if (!existsSync(fileOf(out))) return false;
  const record = JSON.parse(readFileSync(fileOf(out), 'utf8')) as BundleRecord;
  return (
    sources.every((source) => Object.hasOwn(record, source)) &&
    Object.entries(record).every(([file, stamp]) => stampOf(file) === stamp)
  );
}

/** Undefined when the file does not exist. */
function stampOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && `${found.size} ${found.mtimeMs}`;
}
