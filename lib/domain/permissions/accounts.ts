import type { Ground, Permission } from './permission';

/** The caller's own account ("standalone context"), and the accounts of the organization. */
export const contactArns = ({ partition, organization, managementAccount, account }: Ground): readonly string[] => [
  `arn:${partition}:account::${account}:account`,
  `arn:${partition}:account::${managementAccount}:account/${organization}/*`,
];

export const readContacts = (at: Ground): Permission => ({
  sid: 'ReadContacts',
  actions: ['account:GetAlternateContact'],
  resources: contactArns(at),
  why: 'reads alternate contacts, of members and of the own account',
});

/** A root session for one task, in any account: STS refuses those that are not members. */
export const rootSession = (
  { partition }: Pick<Ground, 'partition'>,
  task: string,
): Omit<Permission, 'sid' | 'why'> => ({
  actions: ['sts:AssumeRoot'],
  resources: [`arn:${partition}:iam::*:root`],
  conditions: { StringEquals: { 'sts:TaskPolicyArn': `arn:${partition}:iam::aws:policy/root-task/${task}` } },
});

export const auditRoot = (at: Ground): Permission => ({
  sid: 'AuditRoot',
  ...rootSession(at, 'IAMAuditRootUserCredentials'),
  why: 'reads root credentials of members, in root sessions that can change nothing',
});

/**
 * The root user of the caller's own account, which no root session reaches when it is the management account. '*':
 * these actions have no resource type, only the own account.
 */
export const ownRoot = {
  summarize: {
    sid: 'SummarizeOwnRoot',
    actions: ['iam:GetAccountSummary'],
    resources: ['*'],
    why: 'reads what root credentials the own account has, where no root session can tell',
  },
  report: {
    sid: 'ReportOwnRoot',
    actions: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
    resources: ['*'],
    why: 'reads status and last use of those credentials',
  },
  listDevices: {
    sid: 'ListOwnDevices',
    actions: ['iam:ListVirtualMFADevices'],
    resources: ['*'],
    why: 'reads what kind of MFA the own account has, for a policy that asks for hardware',
  },
} as const satisfies Record<string, Permission>;

/** @param role its name, with its path if it has one */
export const assumeMemberRole = ({ partition }: Pick<Ground, 'partition'>, role: string): Permission => ({
  sid: 'AssumeMemberRole',
  actions: ['sts:AssumeRole'],
  resources: [`arn:${partition}:iam::*:role/${role}`],
  why: 'reads root users of members with a role in them, where no root session can be had',
});
