import { Cancelled } from './cancelled';
import { exitCode } from './exit-codes';
import type { Terminal } from './terminal';

/** Ends the process on Ctrl+C where there is nothing to keep and nothing to wait for. @param kept as of `Cancelled` */
export function endAtOnce({ err }: Pick<Terminal, 'err'>, kept = ''): never {
  err(new Cancelled(kept).message);
  process.exit(exitCode.cancelled);
}
