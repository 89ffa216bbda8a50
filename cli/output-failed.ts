import { errorCode } from './error-code';
import { exitCode } from './exit-codes';
import { systemReason } from './system-error';

/**
 * What follows when the results cannot be written. A reader that stops early (`rootward --help | head`) is not an error:
 * the command goes on, and its exit code still says what came of it. Anything else, such as a full disk, ends it.
 */
export function outputFailed(error: unknown, { stderr, exit }: Pick<NodeJS.Process, 'stderr' | 'exit'>): void {
  if (errorCode(error) === 'EPIPE') return;
  stderr.write(`The output could not be written: ${systemReason(error) ?? String(error)}.\n`);
  exit(exitCode.failed);
}
