import { createInterface } from 'node:readline';
import { isatty } from 'node:tty';
import pc from 'picocolors';
import { Cancelled } from './cancelled';
import { printableLine } from './printable';

/** The output of a command: `out` for results, `err` for progress and mistakes. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** A stream whose last line can be redrawn, for progress. Absent when the output is a file or a pipe. */
  readonly live?: NodeJS.WritableStream;
  /** Asks a person and returns the answer. Rejects with Cancelled on Ctrl+C and Ctrl+D. Absent when nobody can answer. */
  readonly ask?: (question: string) => Promise<string>;
  /** Colour functions. They change nothing when `out` is not a terminal or NO_COLOR is set. */
  readonly colors: ReturnType<typeof pc.createColors>;
}

/** A terminal on the streams of this process. */
export function processTerminal(): Terminal {
  // Not `process.stdout.isTTY`: a pipe has none, and createColors(undefined) colours when CI or FORCE_COLOR is set.
  const isColoured = pc.isColorSupported && isatty(process.stdout.fd);
  return {
    ...writing(process.stdout, process.stderr),
    ...(process.stderr.isTTY && { live: process.stderr }),
    ...(process.stdin.isTTY && { ask: asking(process.stdin, process.stderr) }),
    colors: pc.createColors(isColoured),
  };
}

/** Writes lines to two streams. What came from AWS or from a file does not reach them raw. */
export const writing = (out: NodeJS.WritableStream, err: NodeJS.WritableStream): Pick<Terminal, 'out' | 'err'> => ({
  out: (line) => void out.write(`${printableLine(line)}\n`),
  err: (line) => void err.write(`${printableLine(line)}\n`),
});

/** Asks on a terminal. */
export const asking =
  (input: NodeJS.ReadableStream, output: NodeJS.WritableStream): NonNullable<Terminal['ask']> =>
  (question) =>
    new Promise((resolve, reject) => {
      const reader = createInterface({ input, output, terminal: true });
      // Ctrl+C and Ctrl+D close it before there is an answer.
      reader.once('close', () => reject(new Cancelled()));
      reader.question(question, (answer) => {
        resolve(answer.trim());
        reader.close();
      });
    });
