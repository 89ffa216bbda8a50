import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from './usage-error';

/**
 * Checks before the work that the command can write results into the folder. The folder need not exist yet.
 * @throws UsageError
 */
export function checkOutputFolder(option: string, folder: string): void {
  const expected = (got: string): UsageError => UsageError.of(option, `expected a folder to write into, got ${got}`);
  if (folder === '') throw expected('nothing');
  const nearest = nearestExisting(resolve(folder));
  if (!statSync(nearest).isDirectory()) throw expected(`${folder}: ${nearest} is a file`);
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
  } catch {
    throw expected(`${folder}: this user may not write into ${nearest}`);
  }
}

const nearestExisting = (path: string): string => (existsSync(path) ? path : nearestExisting(dirname(path)));
