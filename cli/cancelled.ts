import { exitCode } from './exit-codes';
import type { Terminal } from './terminal';

/** A person ended the command. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  /** @param kept what there is of the work; empty: nothing */
  constructor(kept = '') {
    super(`Cancelled. ${kept === '' ? 'Nothing was done.' : kept}`);
  }
}

/** Ends the process on Ctrl+C where there is nothing to keep and nothing to wait for. @param kept as of `Cancelled` */
export function endAtOnce({ err }: Pick<Terminal, 'err'>, kept = ''): never {
  err(new Cancelled(kept).message);
  process.exit(exitCode.cancelled);
}
