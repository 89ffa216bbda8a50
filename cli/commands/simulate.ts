import { Command } from 'commander';
import type { SimulateOptions } from '../actions/simulate';
import { modes } from '../../lib/domain/runs/run';
import type { CommandContext } from '../command-context';
import { accountId, oneOf, required, wholeNumber } from '../option-values';
import { bundled, organizationSchema, shown } from '../shipped-file';

/** `rootward simulate ORG.json --policy P.yaml --out DIR` */
export const simulateCommand = (context: CommandContext): Command =>
  new Command('simulate')
    .description(
      'Run the real state machines over a simulated organization, in simulated time, and write what happened.',
    )
    .argument('[organization]', `the organization, a JSON file (${shown(organizationSchema())})`)
    .option('--policy <file>', 'required: what the organization wants, a rootward.yaml')
    .option('--out <dir>', 'required: folder for the reports, mails, calls and the organization after the run')
    .option(
      '--days <n>',
      'simulated days; the first run starts at once, then the schedule and events',
      wholeNumber('--days', { from: 1, to: 366, of: 'a whole number of days' }),
      1,
    )
    .option('--mode <mode>', "plan (write nothing) or apply, in place of the policy's run.mode", oneOf('--mode', modes))
    .option('--decisions <file>', 'what people decide, and when: a JSON file; without it nobody decides')
    .option(
      '--continue <dir>',
      'go on with the cases and the organization that an earlier simulation left in this folder, also under another policy',
    )
    .option(
      '--host <account>',
      'account where Rootward is deployed; only the management account for now',
      accountId('--host'),
    )
    .option(
      '--fail-on <what>',
      'violations: exit with 1 when the last whole run leaves any',
      oneOf('--fail-on', ['violations']),
    )
    .option('--json', 'print the totals (or the mistakes) as JSON')
    .addHelpText(
      'after',
      `
What is written into --out, in place of what an earlier simulation wrote there
(a folder with other files is refused):
  report.html report.json report.csv   the last run over all accounts
  contact-changes.html  .json          old and new values of contacts written,
                                       or that would be
  runs/<n>/                            the same of every run, in order of start
  cases.json  mails/*.eml              what a person is asked, and the mails
  organization.json                    the organization after the run
  table.json                           the cases after the run, for --continue
  calls.jsonl  executions.json         every call to AWS and every execution
  ledger/                              old values, for rootward contacts restore

Examples:
  rootward simulate ${shown(bundled.organization)} --policy ${shown(bundled.policy)} --out out/a
  rootward simulate ${shown(bundled.organization)} --policy ${shown(bundled.policy)} --days 3 --decisions ${shown(bundled.decisions)} --out out/b
  rootward simulate --continue out/b --policy ${shown(bundled.policy)} --days 7 --out out/c
  rootward simulate ${shown(bundled.organization)} --policy ${shown(bundled.policy)} --mode plan --days 3 --out out/d`,
    )
    .action((file: string | undefined, given: SimulateOptions) => {
      const options = required(given, { policy: 'a file', out: 'a folder' });
      // Loaded here, so that help and wrong usage need not load the simulation.
      const { simulateAction } = require('../actions/simulate') as typeof import('../actions/simulate');
      return simulateAction(context, file, options);
    });
