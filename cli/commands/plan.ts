import { Command } from 'commander';
import type { PlanOptions } from '../actions/plan';
import type { CommandContext } from '../command-context';
import { accountId, listOf, oneOf, regionName, roleName } from '../option-values';

/** `rootward plan` */
export const planCommand = (context: CommandContext): Command =>
  new Command('plan')
    .description('Look at your own organization with your own credentials: nothing is deployed, nothing is changed.')
    .option('--policy <file>', 'what the organization wants, a rootward.yaml; without it: a contact of each type')
    .option('--account <id>', 'only this account; may be given again', listOf(accountId('--account')), [])
    .option(
      '--unit <unit>',
      'only the accounts in and below this unit (id, name or path); may be given again',
      listOf(),
      [],
    )
    .option('--role <name>', 'a role in the member accounts, for where no root session can be had', roleName('--role'))
    .option('--profile <name>', 'profile of your AWS configuration')
    .option('--region <name>', 'Region for STS; global services are asked in theirs', regionName('--region'))
    .option('--out <dir>', 'folder for report.html, report.csv, report.json and calls.jsonl')
    .option('--resume', 'go on with the interrupted plan in --out, if it began in the last 24 hours')
    .option(
      '--fail-on <what>',
      'violations: exit with 1 when any account needs attention',
      oneOf('--fail-on', ['violations']),
    )
    .option('--json', 'print the report (or the mistakes) as JSON')
    .addHelpText(
      'after',
      `
It reads every account with the code of the deployed state machine and ends with
what a run in apply mode would do.
It needs the permissions that "rootward permissions plan" prints: from the
management account, or from a delegated administrator for Account Management and
for IAM, which cannot see the management account. What cannot be read from where
you are is told as unreadable, never as compliant. The one thing that it makes
AWS do is to generate a credential report, where an account can be read in no
other way.
Ctrl+C keeps what was read in --out; --resume goes on there. Only you can read
the files in --out. AWS_ENDPOINT_URL is respected.

Examples:
  rootward plan
  rootward plan --profile audit --policy rootward.yaml --out out/plan
  rootward plan --unit Workloads/Prod --fail-on violations
  rootward plan --out out/plan --resume`,
    )
    .action((options: PlanOptions) => {
      const { planAction } = require('../actions/plan') as typeof import('../actions/plan');
      return planAction(context, options);
    });
