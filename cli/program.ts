import { Command } from 'commander';
import { version } from '../package.json';
import type { CommandContext } from './command-context';
import { casesCommand } from './commands/cases';
import { contactsCommand } from './commands/contacts';
import { decideCommands } from './commands/decide';
import { demoCommand } from './commands/demo';
import { doctorCommand } from './commands/doctor';
import { emulateCommand } from './commands/emulate';
import { initCommand } from './commands/init';
import { permissionsCommand } from './commands/permissions';
import { planCommand } from './commands/plan';
import { simulateCommand } from './commands/simulate';
import { bundled, shown } from './shipped-file';
import type { InputMistake } from './usage-error';

/** A mistake in the command line, and a hint at what the command accepts. */
export interface Complaint {
  readonly mistake: InputMistake;
  readonly hint: string;
}

const examples = (): string => `
Examples:
  rootward demo
      see it work on the bundled organization
  rootward plan --profile audit --out out/plan
      look at your own organization; nothing is changed
  rootward init
      write a policy out of the contacts that there are, for plan --policy
  rootward doctor --policy rootward.yaml
      see what a deployment needs, and what will surprise you
  rootward simulate ${shown(bundled.organization)} --policy ${shown(bundled.policy)} --out out/simulated
      run it over an organization: this one, or one of your own
  rootward emulate ${shown(bundled.organization)} --port 4566
      point any AWS SDK at a simulated organization

Exit codes:
  0    done
  1    what --fail-on names is there: violations, or problems
  2    wrong usage or configuration
  3    the run failed, or a decision did not count
  130  ended by Ctrl+C`;

const commands = [
  demoCommand,
  planCommand,
  doctorCommand,
  initCommand,
  permissionsCommand,
  simulateCommand,
  emulateCommand,
  casesCommand,
  ...decideCommands,
  contactsCommand,
] as const;

/** Builds all commands. A mistake in the command line goes to `complain`, then Commander throws a CommanderError. */
export function buildProgram(context: CommandContext, complain: (complaint: Complaint) => void): Command {
  const program = new Command('rootward')
    .description('Keeps the root user and the contacts of every account in an AWS Organization as they should be.')
    .version(version)
    .addHelpText('after', examples);
  for (const command of commands) program.addCommand(command(context));
  for (const command of everyCommand(program))
    command.exitOverride().configureOutput({
      writeOut: (text) => context.terminal.out(text.trimEnd()),
      writeErr: (text) => context.terminal.err(text.trimEnd()),
      outputError: (text) => complain(complaintOf(command, text)),
    });
  return program;
}

/** A command and all commands below it. */
export const everyCommand = (command: Command): readonly Command[] => [
  command,
  ...command.commands.flatMap((inner) => everyCommand(inner)),
];

/** Commander's text may have two lines: `error: unknown option '--dyas'` and `(Did you mean --days?)`. */
function complaintOf(command: Command, text: string): Complaint {
  const message = text
    .replace(/^error: /, '')
    .trim()
    .replace(/\n+/g, ' ');
  const name = nameOf(command);
  const known =
    command.commands.length > 0
      ? `commands: ${command.commands.map((inner) => inner.name()).join(', ')}`
      : `options: ${command.options.map(({ long }) => long).join(', ')}`;
  return {
    mistake: { file: 'command line', path: /'(--[\w-]+)/.exec(message)?.[1] ?? '', message },
    hint: `${name} has the ${known}\nMore: ${name} --help`,
  };
}

const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
