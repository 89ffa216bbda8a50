import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drafts, isOwnName, strangersIn } from './own-files';

/** During the work somebody put a file into the folder for the results. */
export class FolderChangedError extends Error {
  override readonly name = 'FolderChangedError';
}

/** One file: its path in the folder and its text. */
export type ResultFile = readonly [path: string, text: string];

/**
 * Puts files into a folder in place of those of an earlier simulation. They are written beside the old ones and moved
 * in when all are there, so a full disk leaves the folder as it was.
 * @param mode permissions of the files; absent: as the system gives them
 * @throws FolderChangedError when the folder has files that no simulation wrote; Node's own with a code such as ENOSPC
 */
export function replaceResults(folder: string, files: readonly ResultFile[], mode?: number): void {
  const [stranger] = strangersIn(folder);
  if (stranger !== undefined)
    throw new FolderChangedError(`Nothing was written: ${stranger} was put into ${folder} meanwhile.`);
  const fresh = mkdtempSync(join(folder, `${drafts.prefix}new-`));
  try {
    for (const [path, text] of files) {
      const file = join(fresh, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { mode });
    }
    moveIn(folder, fresh);
  } finally {
    for (const name of readdirSync(folder).filter((name) => drafts.is(name)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Replaces one file of the results. It is the old or the new one, never half of it.
 * @param mode its permissions; absent: as the system gives them
 * @throws Node's own errors
 */
export function replaceResult(folder: string, [path, text]: ResultFile, mode?: number): void {
  const draft = join(folder, `${drafts.prefix}new-${process.pid}`);
  try {
    writeFileSync(draft, text, { mode });
    renameSync(draft, join(folder, path));
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves what is in the folder out of the way and the new files in. When one move fails, all are taken back. */
function moveIn(folder: string, fresh: string): void {
  const old = mkdtempSync(join(folder, `${drafts.prefix}old-`));
  const moved: (readonly [from: string, to: string])[] = [];
  const move = (name: string, from: string, to: string): void => {
    renameSync(join(from, name), join(to, name));
    moved.push([join(from, name), join(to, name)]);
  };
  try {
    for (const name of readdirSync(folder).filter(isOwnName)) move(name, folder, old);
    for (const name of readdirSync(fresh)) move(name, fresh, folder);
  } catch (error: unknown) {
    for (const [from, to] of moved.toReversed()) renameSync(to, from);
    throw error;
  }
}
