import { Command } from 'commander';
import type { RestoreOptions } from '../actions/restore';
import type { CommandContext } from '../command-context';
import { required } from '../option-values';

/** `rootward contacts restore` */
export const contactsCommand = (context: CommandContext): Command =>
  new Command('contacts').description('What Rootward did to alternate contacts, and the way back.').addCommand(
    new Command('restore')
      .description('Write back the contacts that a run overwrote, from its ledger.')
      .option('--run <id>', 'required: number of the run, as tables show it, or its id')
      .option('--out <dir>', 'required: folder of a simulation, whose organization.json is changed')
      .option('--force', 'also where the contact was changed again after the run')
      .option('--json', 'print the results (or the mistakes) as JSON')
      .addHelpText(
        'after',
        `
A contact is written back only while it still is what the run wrote; --force
overrides that.
It says which fields of which contacts it writes back, never their values.
Contacts that the run filled in where there was none stay: they have no old
value.

Examples:
  rootward contacts restore --run 1 --out out/a
  rootward contacts restore --run 20261102T060000Z-manual-98013806 --out out/a`,
      )
      .action((options: RestoreOptions) => {
        const { restoreAction } = require('../actions/restore') as typeof import('../actions/restore');
        return restoreAction(context, required(options, { run: 'the number or id of a run', out: 'a folder' }));
      }),
  );
