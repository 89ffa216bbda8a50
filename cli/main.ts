import { CommanderError } from 'commander';
import type { CommandContext } from './command-context';
import { exitCode } from './exit-codes';
import { buildProgram, type Complaint } from './program';
import { RunFailedError } from './run-failed-error';
import { processTerminal, type Terminal } from './terminal';
import { mistakeLine, UsageError, type InputMistake } from './usage-error';

/** Runs the command line and returns the exit code. Never throws. Prints a stack only when ROOTWARD_DEBUG is set. */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  let code: number = exitCode.done;
  let complaint: Complaint | undefined;
  const context: CommandContext = { terminal, exit: (value) => (code = value) };
  try {
    await buildProgram(context, (said) => (complaint = said)).parseAsync([...argv]);
    return code;
  } catch (error: unknown) {
    return report(error, { json: argv.includes('--json'), terminal, ...(complaint && { complaint }) });
  }
}

interface Reporting {
  readonly json: boolean;
  readonly terminal: Terminal;
  readonly complaint?: Complaint;
}

function report(error: unknown, { json, terminal, complaint }: Reporting): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCode.done;
    if (complaint) tellMistakes([complaint.mistake], { json, terminal });
    if (complaint && !json) terminal.err(complaint.hint);
    return exitCode.usage;
  }
  if (error instanceof UsageError) {
    tellMistakes(error.mistakes, { json, terminal });
    return exitCode.usage;
  }
  terminal.err(
    error instanceof RunFailedError
      ? error.message
      : `Rootward failed in a way it does not know. This is a defect; please report it with this line:\n${String(error)}`,
  );
  if (process.env['ROOTWARD_DEBUG'] !== undefined) terminal.err(stackOf(error));
  return exitCode.failed;
}

function tellMistakes(mistakes: readonly InputMistake[], { json, terminal }: Reporting): void {
  if (json) terminal.out(JSON.stringify({ errors: mistakes }));
  else for (const mistake of mistakes) terminal.err(mistakeLine(mistake));
}

const stackOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : '';
