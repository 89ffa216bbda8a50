import { type Stats, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './write-whole';

/** Size and time of the last change, by absolute path, of all files that esbuild read, the settings and the bundles. */
type BundleRecord = Readonly<Record<string, string | undefined>>;

interface Bundling {
  /** Absolute paths of the files that esbuild read, and of the settings. */
  readonly read: readonly string[];
  /** Absolute paths of the bundles. */
  readonly written: readonly string[];
  /** Milliseconds since 1970, before esbuild read anything. */
  readonly startedAt: number;
}

const fileOf = (out: string): string => join(out, 'record.json');

/**
 * Writes into the bundles' folder which files they were made of. Nobody knows whether the bundles hold what was saved
 * meanwhile; then there is no record, and the next call bundles again.
 */
export function recordBundles(out: string, { read, written, startedAt }: Bundling): void {
  const sources = read.map((file) => [file, statsOf(file)] as const);
  const changed = sources.some(([, stats]) => stats === undefined || Math.floor(stats.mtimeMs) > startedAt);
  if (changed) return rmSync(fileOf(out), { force: true });
  const bundles = written.map((file) => [file, statsOf(file)] as const);
  const record: BundleRecord = Object.fromEntries(
    [...sources, ...bundles].map(([file, stats]) => [file, stamp(stats)]),
  );
  writeWhole(fileOf(out), JSON.stringify(record));
}

/**
 * True while none of the files behind the bundles has changed, and they include all `sources`. It does not notice a new
 * file that an import would now resolve to instead of the old one.
 */
export function bundlesAreCurrent(out: string, sources: readonly string[]): boolean {
  const record = readRecord(out);
  return (
    record !== undefined &&
    sources.every((source) => Object.hasOwn(record, source)) &&
    Object.entries(record).every(([file, recorded]) => recorded === stamp(statsOf(file)))
  );
}

/** Undefined when there is no record, or half of one, as after a full disk. */
function readRecord(out: string): BundleRecord | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(out), 'utf8')) as BundleRecord;
  } catch {
    return undefined;
  }
}

const statsOf = (file: string): Stats | undefined => statSync(file, { throwIfNoEntry: false });

const stamp = (stats: Stats | undefined): string | undefined => stats && `${stats.size} ${stats.mtimeMs}`;
