import { Command } from 'commander';
import type { EmulateOptions } from '../actions/emulate';
import type { CommandContext } from '../command-context';
import { exportLine } from '../export-line';
import { wholeNumber } from '../option-values';
import { bundled, organizationSchema, shown } from '../shipped-file';

/** `rootward emulate ORG.json` */
export const emulateCommand = (context: CommandContext): Command =>
  new Command('emulate')
    .description('Serve only the simulated AWS endpoints, for other SDKs, tools and scanners. A developer’s tool.')
    .argument('<organization>', `the organization, a JSON file (${shown(organizationSchema())})`)
    .option(
      '--port <n>',
      'port on 127.0.0.1; 0 takes any that is free',
      wholeNumber('--port', { from: 0, to: 65_535, of: 'a port' }),
      4566,
    )
    .option('--calls <file>', 'write every call into this new file, one a line, as in the calls.jsonl of simulate')
    .addHelpText(
      'after',
      `
Quotas run on the real clock. Credentials that it did not issue act as an
administrator of the management account; an access key id of twelve digits acts
as an administrator of that account, and one of the file's "identities" as the
role that they give it, under its policies.
Ctrl+C or SIGTERM ends it at once, with the exit code 130 or 143.

Examples:
  rootward emulate ${shown(bundled.organization)} --port 4566
and, in another terminal:
  ${exportLine('http://127.0.0.1:4566')}
  aws organizations list-accounts
  rootward plan`,
    )
    .action((file: string, options: EmulateOptions) => {
      const { emulateAction } = require('../actions/emulate') as typeof import('../actions/emulate');
      return emulateAction(context, file, options);
    });
