import { Command, CommanderError } from 'commander';
import { contactsCommand } from './commands/contacts';
import { demoCommand } from './commands/demo';
import { emulateCommand } from './commands/emulate';
import { simulateCommand } from './commands/simulate';
import { exitCode } from './exit-codes';
import { processTerminal, type Terminal } from './terminal';
import { mistakeLine, RunFailedError, UsageError } from './usage-error';

/** What every command gets: where to talk, and a place to leave its exit code. */
export interface CommandContext {
  readonly terminal: Terminal;
  exit(code: number): void;
}

/** The command line. Gives the exit code; never prints a stack trace for what a person can mend. */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal): Promise<number> {
  let code: number = exitCode.done;
  const program = buildProgram({ terminal, exit: (value) => (code = value) });
  try {
    await program.parseAsync([...argv]);
    return code;
  } catch (error: unknown) {
    return report(error, argv, terminal);
  }
}

function buildProgram(context: CommandContext): Command {
  const program = new Command('rootward')
    .description('Keeps the root user and the contacts of every account in an AWS Organization as they should be.')
    .version('0.1.0')
    .addHelpText(
      'after',
      `
Examples:
  rootward demo                                            see it work on a bundled organization
  rootward simulate org.json --policy rootward.yaml --out out   run it over an organization of your own
  rootward emulate org.json --port 4566                    point any AWS SDK at a simulated organization

Exit codes: 0 done, 1 violations remain (with --fail-on violations), 2 wrong usage or configuration, 3 the run failed.`,
    );
  for (const command of [demoCommand, simulateCommand, emulateCommand, contactsCommand])
    program.addCommand(command(context));
  for (const command of [program, ...program.commands, ...program.commands.flatMap((parent) => parent.commands)])
    command
      .exitOverride()
      .showHelpAfterError()
      .showSuggestionAfterError()
      .configureOutput({
        writeOut: (text) => context.terminal.out(text.trimEnd()),
        writeErr: (text) => context.terminal.err(text.trimEnd()),
      });
  return program;
}

function report(error: unknown, argv: readonly string[], terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  if (error instanceof UsageError) {
    if (argv.includes('--json')) terminal.out(JSON.stringify({ errors: error.mistakes }));
    else for (const mistake of error.mistakes) terminal.err(mistakeLine(mistake));
    return exitCode.usage;
  }
  if (error instanceof RunFailedError) {
    terminal.err(error.message);
    return exitCode.failed;
  }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  terminal.err(
    `Rootward failed in a way it does not know. This is a defect; please report it with this line:\n${detail}`,
  );
  if (process.env['ROOTWARD_DEBUG'] !== undefined && error instanceof Error) terminal.err(error.stack ?? '');
  return exitCode.failed;
}
