import type { Terminal } from './terminal';

/** What every command gets: the terminal, and a function to set the exit code. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly exit: (code: number) => void;
}
