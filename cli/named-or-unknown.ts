import type { Command } from 'commander';

const help = ['--help', '-h', 'help'];

/**
 * The words of a command line, without those that ask for help when they name no command that there is: Commander would
 * show the general help as if that were the answer, and now says that it does not know the command.
 */
export function namedOrUnknown(program: Command, words: readonly string[]): readonly string[] {
  let command = program;
  for (const word of words) {
    if (word.startsWith('-') || word === 'help') continue;
    if (command.commands.length === 0) return words;
    const next = command.commands.find((inner) => inner.name() === word);
    if (next === undefined) return words.filter((other) => !help.includes(other));
    command = next;
  }
  return words;
}
