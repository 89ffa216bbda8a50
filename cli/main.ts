import { CommanderError } from 'commander';
import { count } from '../lib/domain/count';
import { Cancelled } from './cancelled';
import type { CommandContext } from './command-context';
import { exitCode } from './exit-codes';
import { explanationOf } from './explanation-of';
import { namedOrUnknown } from './named-or-unknown';
import { buildProgram, type Complaint } from './program';
import { processTerminal, type Terminal } from './terminal';
import { mistakeLine, UsageError, type InputMistake } from './usage-error';

/** Runs the command line and returns the exit code. Never throws. Prints a stack only when ROOTWARD_DEBUG is set. */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  let code: number = exitCode.done;
  let complaint: Complaint | undefined;
  const context: CommandContext = { terminal, exit: (value) => (code = value) };
  try {
    const program = buildProgram(context, (said) => (complaint = said));
    await program.parseAsync([...namedOrUnknown(program, argv.slice(2))], { from: 'user' });
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
  if (error instanceof Cancelled) {
    terminal.err(error.message);
    return exitCode.cancelled;
  }
  terminal.err(
    explanationOf(error) ??
      `Rootward failed in a way it does not know. This is a defect; please report it with this line:\n${String(error)}`,
  );
  if (process.env['ROOTWARD_DEBUG'] !== undefined) terminal.err(stackOf(error));
  return exitCode.failed;
}

function tellMistakes(mistakes: readonly InputMistake[], { json, terminal }: Reporting): void {
  if (json) terminal.out(JSON.stringify({ errors: mistakes }));
  else {
    for (const mistake of mistakes.slice(0, most)) terminal.err(mistakeLine(mistake));
    if (mistakes.length > most) terminal.err(`… and ${count(mistakes.length - most, 'mistake')} more; --json has all.`);
  }
}

/** A terminal shows so many mistakes, which can be read. */
const most = 100;

const stackOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : '';
