import { accessSync, constants, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code';
import { systemReason } from './system-error';
import { UsageError } from './usage-error';

/** A file that a command writes and a person named. */
export interface NewFile {
  /** The option that names it. */
  readonly option: string;
  readonly file: string;
  /** True: in place of a file that is there. */
  readonly force: boolean;
}

/** Checks before the work that the file can be written, and that it replaces nothing without `--force`. @throws UsageError */
export function checkNewFile({ option, file, force }: NewFile): void {
  const expected = (what: string, got: string): UsageError => UsageError.of(option, `expected ${what}, got ${got}`);
  if (file === '') throw expected('a file to write', 'nothing');
  const folder = dirname(file);
  if (!existsSync(folder)) throw expected('a file in a folder that is there', `${file}: there is no folder ${folder}`);
  if (existsSync(file) && !statSync(file).isFile()) throw expected('a file to write', `${file}, which is none`);
  if (existsSync(file) && !force) throw taken({ option, file });
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error: unknown) {
    throw expected('a file that can be written', `${file}: ${systemReason(error) ?? 'the folder cannot be used'}`);
  }
}

const taken = ({ option, file }: Pick<NewFile, 'option' | 'file'>): UsageError =>
  UsageError.of(
    option,
    `expected a new file, got ${file}, which is there: name another one, or replace it with --force`,
  );

/** Only its owner reads it: it holds names, addresses and telephone numbers of people. */
const ofItsOwner = 0o600;

/**
 * Writes the file whole or not at all. A file that is replaced keeps its permissions.
 * @throws UsageError when a file has appeared there since the check, without `--force`; the system's error
 */
export function writeNewFile({ option, file, force }: NewFile, text: string): void {
  const isThere = existsSync(file);
  if (isThere && !force) throw taken({ option, file });
  // Beside the file: from another disk it could not be moved.
  const draft = `${file}.${process.pid}.tmp`;
  const target = isThere ? draft : file;
  try {
    // A new file is written in its place: that fails where another process was faster.
    writeFileSync(target, text, { flag: 'wx', mode: isThere ? statSync(file).mode & 0o777 : ofItsOwner });
  } catch (error: unknown) {
    if (errorCode(error) === 'EEXIST') throw taken({ option, file });
    rmSync(target, { force: true });
    throw error;
  }
  if (isThere) renameSync(draft, file);
}
