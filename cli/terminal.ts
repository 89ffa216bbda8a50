import pc from 'picocolors';

/** Where a command talks: `out` for results, `err` for progress and mistakes. Colours only where a terminal reads. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** True when `err` is a terminal that can redraw a line. */
  readonly interactive: boolean;
  readonly colors: ReturnType<typeof pc.createColors>;
}

/** The process's own streams. */
export const processTerminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  interactive: process.stderr.isTTY === true,
  colors: pc.createColors(pc.isColorSupported && process.stdout.isTTY === true),
};
