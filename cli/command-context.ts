import type { Terminal } from './terminal';

/** What every command gets: where to talk, and a place to leave its exit code. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly exit: (code: number) => void;
}
