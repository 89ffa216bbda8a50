import { askingCommands } from './asking-command';
import type { Asking } from './commands';
import { permissionsOf } from './commands';
import { anywhere, type Permission } from './permission';

const introduction = `# Permissions

Written from \`lib/domain/permissions\` by \`lib/domain/permissions/document.ts\`; a test says when this page is behind.

\`rootward permissions plan\`, \`doctor\`, \`init\` and \`deploy\` print the smallest IAM policy with which that command works, as
JSON and nothing else. Tests run each command on the simulated AWS under exactly that policy: it is denied nothing and
finds what an administrator finds, and without any one action of it says which is missing. On AWS itself this was never
run; what AWS authorizes comes from its service authorization reference.

The policies only read. The exceptions are \`iam:GenerateCredentialReport\`, which makes AWS write a report, and
\`deploy\`, which hands over to the roles of the CDK bootstrap. \`sts:GetCallerIdentity\` needs no permission.

Partition, organization, management account and own account are filled in where they are told (\`--organization\`,
\`--management-account\`, \`--region\`) or looked up (\`--profile\`), and are \`*\` otherwise. With \`--profile\` the policy leaves out
what is not asked from the account of those credentials:

| | management account | delegated administrator |
|---|---|---|
| \`SeeDelegation\` in plan and init | not needed | needed |
| \`SummarizeOwnRoot\`, \`ReportOwnRoot\`, \`ListOwnDevices\` in plan | needed: no root session reaches it | needed where it may not start root sessions |
| \`ReadBootstrap\` and all below it, in doctor | needed | not needed: what they read is in the management account |
| \`AssumeBootstrapRoles\` | needed: Rootward is deployed there | not needed |

## Statements
`;

const head = '| statement | actions | on | what it is for | needed by |\n|---|---|---|---|---|';

const codes = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join('<br>');

const conditionOf = ({ conditions = {} }: Permission): string =>
  Object.values(conditions)
    .flatMap((keys) => Object.entries(keys))
    .map(([key, value]) => `<br>only with \`${key}\` = \`${value}\``)
    .join('');

/** Options that a statement depends on, by statement. */
const onlyWith: Readonly<Record<string, string>> = {
  ReadTags: 'a policy that looks at tags',
  AssumeMemberRole: '`--role`',
  ListOwnDevices: 'a policy with `rootUser.mfa: hardware`',
  ReadMailAccount: '`--mail-from`',
  ReadMailIdentities: '`--mail-from`',
};

const after = `
The role that \`--role\` names needs \`SummarizeOwnRoot\`, \`ReportOwnRoot\` and \`ListOwnDevices\` in its member account. What the
deployed functions may do is in \`lib/infra/permissions\`; what they read of an organization is the same data.

Outside of the commercial partition plan, doctor and init print one more, \`FindUnits\`: \`organizations:ListParents\` on accounts, units
and the root. It is confirmed only for the commercial partition that Organizations lists accounts with their path.

To give a role what plan needs:

\`\`\`sh
rootward permissions plan --profile admin > policy.json
aws iam put-role-policy --role-name Audit --policy-name RootwardPlan --policy-document file://policy.json
\`\`\`
`;

/** The text of docs/permissions.md. @param everything what makes every statement needed */
export function permissionsDocument(everything: Omit<Asking, 'at'>): string {
  const needed = askingCommands.map((command) => ({
    command,
    permissions: permissionsOf(command, { ...everything, at: anywhere }),
  }));
  const all = new Map(
    needed.flatMap(({ permissions }) => permissions.map((permission) => [permission.sid, permission])),
  );
  const rows = [...all.values()].map((permission) => {
    const by = needed.filter(({ permissions }) => permissions.some(({ sid }) => sid === permission.sid));
    const condition = onlyWith[permission.sid];
    return [
      `| \`${permission.sid}\``,
      codes(permission.actions),
      `${codes(permission.resources)}${conditionOf(permission)}`,
      permission.why,
      `${by.map(({ command }) => command).join(', ')}${condition === undefined ? '' : `, with ${condition}`} |`,
    ].join(' | ');
  });
  return [introduction, head, ...rows, after].join('\n');
}
