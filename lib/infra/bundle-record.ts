import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './write-whole';

interface BundleRecord {
  /** Absolute paths of all files that esbuild read, of the settings, and of the bundles. */
  readonly files: readonly string[];
  /** SHA-256 over all these files. */
  readonly digest: string;
}

const fileOf = (out: string): string => join(out, 'record.json');

/** Writes into the bundles' folder which files they were made of. */
export function recordBundles(out: string, files: readonly string[]): void {
  const record: BundleRecord = { files, digest: digestOf(files) };
  writeWhole(fileOf(out), JSON.stringify(record));
}

/**
 * True while none of the files behind the bundles has changed, and they include all `sources`. It does not notice a new
 * file that an import would now resolve to instead of the old one.
 */
export function bundlesAreCurrent(out: string, sources: readonly string[]): boolean {
  if (!existsSync(fileOf(out))) return false;
  const { files, digest } = JSON.parse(readFileSync(fileOf(out), 'utf8')) as BundleRecord;
  return (
    sources.every((source) => files.includes(source)) &&
    files.every((file) => existsSync(file)) &&
    digestOf(files) === digest
  );
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest('hex');
}
