import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { drafts, strangersIn } from '../simulation/results/own-files';
import { systemReason } from './system-error';
import { UsageError } from './usage-error';

export interface OutputFolder {
  /** The option that names it. */
  readonly option: string;
  readonly folder: string;
  /** Files that the command reads, which it must not replace. */
  readonly inputs: readonly string[];
}

/**
 * Checks before the work that the command can write results into the folder, by writing there, and that it replaces
 * nothing but results of an earlier simulation. Leaves the folder as it was; it need not exist.
 * @throws UsageError
 */
export function checkOutputFolder({ option, folder, inputs }: OutputFolder): void {
  const expected = (what: string, got: string): UsageError => UsageError.of(option, `expected ${what}, got ${got}`);
  if (folder === '') throw expected('a folder to write into', 'nothing');
  const nearest = nearestExisting(resolve(folder));
  if (!statSync(nearest).isDirectory()) throw expected('a folder to write into', `${folder}: ${nearest} is a file`);
  const input = inputs.find((file) => isIn(folder, file));
  if (input !== undefined)
    throw expected('a folder without the files that are read', `${folder}, which holds ${input}: name another folder`);
  const strangers = readableStrangers();
  if (strangers.length > 0)
    throw expected(
      'a new or empty folder, or one with results of a simulation',
      `${folder}, which holds ${listOf(strangers)}: name another folder, or take out what you want to keep`,
    );
  const made: string[] = [];
  try {
    for (const level of levelsBelow(nearest, resolve(folder))) {
      // Not all levels in one call: below /proc, Node.js would try for ever.
      mkdirSync(level);
      made.push(level);
    }
    tryToWrite(folder);
  } catch (error: unknown) {
    throw refused(error);
  } finally {
    for (const level of made.toReversed()) rmdirSync(level);
  }

  function refused(error: unknown): unknown {
    const reason = systemReason(error);
    return reason === undefined ? error : expected('a folder to write into', `${folder}: ${reason}`);
  }

  function readableStrangers(): readonly string[] {
    try {
      return strangersIn(folder);
    } catch (error: unknown) {
      throw refused(error);
    }
  }
}

const nearestExisting = (path: string): string => (existsSync(path) ? path : nearestExisting(dirname(path)));

/** The folders to make, the outermost first. */
const levelsBelow = (from: string, to: string): readonly string[] =>
  relative(from, to)
    .split(sep)
    .filter((name) => name !== '')
    .map((_, index, names) => join(from, ...names.slice(0, index + 1)));

/** As much as finds a disk that is full but for a few blocks. */
const trial = Buffer.alloc(64 * 1024);

function tryToWrite(folder: string): void {
  const draft = mkdtempSync(join(folder, `${drafts.prefix}new-`));
  try {
    writeFileSync(join(draft, 'trial'), trial);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** False for a file that does not exist. Links are followed. */
function isIn(folder: string, file: string): boolean {
  if (!existsSync(folder) || !existsSync(file)) return false;
  const path = relative(realpathSync(folder), realpathSync(file));
  return path !== '' && !path.startsWith('..') && resolve(path) !== path;
}

function listOf([first = '', second, ...others]: readonly string[]): string {
  if (second === undefined) return first;
  return others.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${others.length} more`;
}
