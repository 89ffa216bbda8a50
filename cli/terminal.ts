import { createInterface } from 'node:readline/promises';
import { isatty } from 'node:tty';
import pc from 'picocolors';

/** The output of a command: `out` for results, `err` for progress and mistakes. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** A stream whose last line can be redrawn, for progress. Absent when the output is a file or a pipe. */
  readonly live?: NodeJS.WritableStream;
  /** Asks a person and returns the answer. Absent when nobody can answer. */
  readonly ask?: (question: string) => Promise<string>;
  /** Colour functions. They change nothing when `out` is not a terminal or NO_COLOR is set. */
  readonly colors: ReturnType<typeof pc.createColors>;
}

/** A terminal on the streams of this process. */
export const processTerminal = (): Terminal => ({
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  ...(process.stderr.isTTY && { live: process.stderr }),
  ...(process.stdin.isTTY && { ask }),
  // Not `process.stdout.isTTY`: a pipe has none, and createColors(undefined) colours when CI or FORCE_COLOR is set.
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
