import { Command } from 'commander';
import type { DoctorOptions } from '../actions/doctor';
import type { CommandContext } from '../command-context';
import { oneOf, regionName } from '../option-values';
import { doctorPage, shown } from '../shipped-file';

/** `rootward doctor` */
export const doctorCommand = (context: CommandContext): Command =>
  new Command('doctor')
    .description('Check what a deployment needs and what will surprise its owner. Nothing is changed.')
    .option('--policy <file>', 'a rootward.yaml: its approvers and its schedule are looked at too')
    .option('--mail-from <address>', 'the sender of the deployment: its identity in SES is looked at too')
    .option('--profile <name>', 'profile of your AWS configuration')
    .option(
      '--region <name>',
      "Region of the deployment; by default the partition's first, such as us-east-1",
      regionName('--region'),
    )
    .option(
      '--fail-on <what>',
      'problems: exit with 1 when anything is a problem or could not be read',
      oneOf('--fail-on', ['problems']),
    )
    .option('--json', 'print the checks (or the mistakes) as JSON')
    .addHelpText(
      'after',
      () => `
Run it with credentials of the management account, where Rootward is deployed.
From elsewhere it says what it cannot see.
Each check is one of
  problem   a deployment or an audit will not work
  unknown   it could not be read or judged from outside; that is never ok
  surprise  it works, and its owner should know
  ok
with what was found, why it matters, and the commands that mend it. They are
printed, never run.
It needs the permissions that "rootward permissions doctor" prints.
Every check is described in ${shown(doctorPage)}. AWS_ENDPOINT_URL is respected.
The exit code is 0 when it could look, whatever it found. With --fail-on
problems it is 1 when a check is a problem or unknown.

Examples:
  rootward doctor
  rootward doctor --profile management --policy rootward.yaml --mail-from "Rootward <rootward@example.com>"
  rootward doctor --json --fail-on problems`,
    )
    .action((options: DoctorOptions) => {
      const { doctorAction } = require('../actions/doctor') as typeof import('../actions/doctor');
      return doctorAction(context, options);
    });
