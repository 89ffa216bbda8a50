declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }
  /** The package assigns this function to `module.exports`. */
  function dynalite(options?: Options): Server;
  export = dynalite;
}
