import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './write-whole';

interface BundleRecord {
  /** Absolute paths of everything that was read for the bundles, and of the bundles themselves. */
  readonly files: readonly string[];
  /** SHA-256 over the content of all of them. */
  readonly digest: string;
}

const fileOf = (out: string): string => join(out, 'record.json');

/** Notes in the folder of the bundles what they were made of. */
export function recordBundles(out: string, files: readonly string[]): void {
  const record: BundleRecord = { files, digest: digestOf(files) };
  writeWhole(fileOf(out), JSON.stringify(record));
}

/**
 * True while the bundles in a folder are those of `sources` and everything that was read for them, and they themselves, are as they were. It does not notice a new file
 * that an import would find before the one that it found then.
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
