import { createInterface } from 'node:readline/promises';
import { isatty } from 'node:tty';
import pc from 'picocolors';

/** Where a command talks: `out` for results, `err` for progress and mistakes. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** A terminal whose last line can be drawn again, for progress; absent where a file or a pipe reads. */
  readonly live?: NodeJS.WritableStream;
  /** Asks the person and gives their line; absent where nobody can answer. */
  readonly ask?: (question: string) => Promise<string>;
  /** Functions that change nothing where `out` is no terminal, or where NO_COLOR is set. */
  readonly colors: ReturnType<typeof pc.createColors>;
}

/** The process's own streams. */
export const processTerminal = (): Terminal => ({
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  ...(process.stderr.isTTY && { live: process.stderr }),
  ...(process.stdin.isTTY && { ask }),
  // Not `process.stdout.isTTY`: a pipe has none, and createColors(undefined) colours wherever CI or FORCE_COLOR is set.
  colors: pc.createColors(pc.isColorSupported && isatty(process.stdout.fd)),
});

async function ask(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await reader.question(question)).trim();
  } finally {
    reader.close();
  }
}
