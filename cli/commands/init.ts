import { Command } from 'commander';
import type { InitOptions } from '../actions/init';
import type { CommandContext } from '../command-context';
import { listOf, regionName } from '../option-values';

/** `rootward init` */
export const initCommand = (context: CommandContext): Command =>
  new Command('init')
    .description('Write a rootward.yaml out of the contacts that your organization has today; nothing is changed.')
    .option('--out <file>', 'the file to write', 'rootward.yaml')
    .option(
      '--approver <person>',
      'who may decide about root users, as "Name <address>"; may be given again; asked for on a terminal',
      listOf(),
      [],
    )
    .option('--profile <name>', 'profile of your AWS configuration')
    .option('--region <name>', 'Region for STS; global services are asked in theirs', regionName('--region'))
    .option('--force', 'replace the file if it is there')
    .option('--json', 'print what was proposed (or the mistakes) as JSON, without values of contacts')
    .addHelpText(
      'after',
      `
It reads the alternate contacts of every account, and no root user. The most
common contact of each type becomes the default, and an override stands for each
unit below which another one prevails. Comments in the file say how many
accounts each line explains, which accounts differ from all, and what could not
be read.
The file is in plan mode and passes the policy's own check. Values of contacts
are in the file alone; nobody but you may read it. It needs the permissions that
"rootward permissions init" prints. AWS_ENDPOINT_URL is respected.

Examples:
  rootward init
  rootward init --profile audit --approver "Security lead <security-lead@example.com>" --out rootward.yaml
  rootward plan --policy rootward.yaml`,
    )
    .action((options: InitOptions) => {
      const { initAction } = require('../actions/init') as typeof import('../actions/init');
      return initAction(context, options);
    });
