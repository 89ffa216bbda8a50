import { RunFailedError } from './run-failed-error';
import { systemSentence } from './system-error';

/** Writes results, all or nothing. @throws RunFailedError when the system refuses, as on a full disk */
export function keepingResults(folder: string, write: () => void): void {
  try {
    write();
  } catch (error: unknown) {
    const refused = systemSentence(error);
    if (refused === undefined) throw error;
    throw new RunFailedError(`Nothing was written into ${folder}, which is as it was. ${refused}.`);
  }
}
