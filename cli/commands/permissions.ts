import { Command } from 'commander';
import { askingCommands, type AskingCommand } from '../../lib/domain/permissions/asking-command';
import type { PermissionsOptions } from '../actions/permissions';
import type { CommandContext } from '../command-context';
import { accountId, oneOf, organizationId, regionName, roleName } from '../option-values';

/** `rootward permissions plan|doctor|init|deploy` */
export const permissionsCommand = (context: CommandContext): Command =>
  new Command('permissions')
    .description('Print the smallest IAM policy with which a command works, as JSON.')
    .argument('<command>', `what it is for: ${askingCommands.join(', ')}`, oneOf('command', askingCommands))
    .option('--policy <file>', 'for plan: the policy that it gets')
    .option('--role <name>', 'for plan: the role in the member accounts that it gets', roleName('--role'))
    .option('--mail-from <address>', 'for doctor: the sender of the deployment that it gets')
    .option('--organization <id>', 'of this organization', organizationId('--organization'))
    .option('--management-account <id>', 'with this management account', accountId('--management-account'))
    .option('--region <name>', 'Region of the deployment; it also says the partition', regionName('--region'))
    .option('--profile <name>', 'look up organization and accounts with this profile of your AWS configuration')
    .addHelpText(
      'after',
      `
Only the policy goes to standard output; what each statement is for goes to
standard error.
Give it the same --policy, --role and --mail-from as the command, because what
it reads depends on them.
It asks nobody. What it is not told is * in the policy; with --profile it asks
AWS who you are and for your organization (sts:GetCallerIdentity,
organizations:DescribeOrganization), and fills them in.
deploy is for "npx cdk deploy", where the account and Region are bootstrapped
for CDK.

Examples:
  rootward permissions plan
  rootward permissions plan --policy rootward.yaml --role OrganizationAccountAccessRole
  rootward permissions plan --organization o-exampleorg1 --management-account 111111111111
  rootward permissions deploy --region eu-central-1
  rootward permissions plan --profile admin > policy.json
and, to give it to a role:
  aws iam put-role-policy --role-name Audit --policy-name RootwardPlan --policy-document file://policy.json`,
    )
    .action((command: AskingCommand, options: PermissionsOptions) => {
      const { permissionsAction } = require('../actions/permissions') as typeof import('../actions/permissions');
      return permissionsAction(context, command, options);
    });
