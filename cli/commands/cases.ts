import { Command } from 'commander';
import type { CasesOptions } from '../actions/cases';
import type { CommandContext } from '../command-context';
import { urlOption } from '../url-option';

/** `rootward cases` */
export const casesCommand = (context: CommandContext): Command =>
  new Command('cases')
    .description('The cases of a running demo that wait for a person, the most severe first.')
    .addOption(urlOption())
    .option('--all', 'closed cases too')
    .option('--json', 'print them as JSON')
    .addHelpText(
      'after',
      `
Examples:
  rootward cases
  rootward cases --all --json --url http://127.0.0.1:8081`,
    )
    .action((options: CasesOptions) => {
      const { casesAction } = require('../actions/cases') as typeof import('../actions/cases');
      return casesAction(context, options);
    });
