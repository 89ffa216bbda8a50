import type { PermissionRequest } from '@rootward/local-cloud/permissions';
import type { Account, AccountId } from '../../account';
import type { DoctorFacts } from '../facts';
import { hostActions } from '../own-roles';

/** An action with every context in which AWS may judge it. */
export interface Asked {
  readonly action: string;
  /** What stops when it is denied, in words. */
  readonly purpose: string;
  readonly requests: readonly PermissionRequest[];
}

/**
 * What a root session of Rootward does in a member, to look and to delete.
 * Source: IAM user guide, "AWS managed policies for AWS Identity and Access Management" (root task policies).
 */
const rootActions = {
  'audit of root users': [
    'iam:GetAccountSummary',
    'iam:ListAccessKeys',
    'iam:GetAccessKeyLastUsed',
    'iam:GetLoginProfile',
    'iam:GetUser',
    'iam:ListMFADevices',
    'iam:ListSigningCertificates',
  ],
  'deletion of root credentials': ['iam:DeleteAccessKey', 'iam:DeleteSigningCertificate'],
} as const;

type World = Pick<DoctorFacts, 'now' | 'partition' | 'firstRegion' | 'organization'>;

const orgPaths = ({ organization }: Pick<World, 'organization'>, { id, path }: Pick<Account, 'id' | 'path'>) => [
  `${[organization.id, ...path, id].join('/')}/`,
];

/** The keys that are the same for every request of one principal, as far as they are known. */
function contextOf(
  { now, firstRegion, organization }: World,
  { id, path }: Pick<Account, 'id' | 'path'>,
): Record<string, string | readonly string[]> {
  return {
    'aws:PrincipalAccount': id,
    'aws:PrincipalOrgID': organization.id,
    'aws:PrincipalOrgPaths': orgPaths({ organization }, { id, path }),
    'aws:ResourceOrgID': organization.id,
    'aws:RequestedRegion': firstRegion,
    'aws:PrincipalIsAWSService': 'false',
    'aws:ViaAWSService': 'false',
    'aws:SecureTransport': 'true',
    'aws:CurrentTime': now,
    'aws:EpochTime': String(Math.floor(Date.parse(now) / 1000)),
  };
}

/** AWS does not say whether such a session carries the key. It has no MFA, so if it carries it, it says so. */
const withAndWithoutMfa = (request: PermissionRequest): readonly PermissionRequest[] => [
  request,
  { ...request, context: { ...request.context, 'aws:MultiFactorAuthPresent': 'false' } },
];

/** The requests of root sessions in a member account. */
export function rootSessionRequests(world: World, account: Account): readonly Asked[] {
  const arn = `arn:${world.partition}:iam::${account.id}:root`;
  const context = {
    ...contextOf(world, account),
    'aws:PrincipalArn': arn,
    'aws:PrincipalType': 'Account',
    'aws:ResourceAccount': account.id,
    'aws:ResourceOrgPaths': orgPaths(world, account),
    'aws:AssumedRoot': 'true',
  };
  return Object.entries(rootActions).flatMap(([purpose, actions]) =>
    actions.map((action) => ({
      action,
      purpose,
      requests: withAndWithoutMfa({ action, resource: action === 'iam:GetAccountSummary' ? '*' : arn, context }),
    })),
  );
}

/** The requests of Rootward's roles in a member account that would be its host. */
export function hostRequests(world: World, account: Account): readonly Asked[] {
  return Object.entries(hostActions).flatMap(([stage, actions]) =>
    actions.map((action) => ({
      action,
      purpose: `the function ${stage}`,
      requests: withAndWithoutMfa({
        action,
        resource: resourceOf(action, world, account.id),
        context: {
          ...contextOf(world, account),
          'aws:PrincipalArn': `arn:${world.partition}:iam::${account.id}:role/Rootward-${stage}`,
          'aws:PrincipalType': 'AssumedRole',
          ...(action === 'sts:AssumeRoot' && {
            'sts:TaskPolicyArn': `arn:${world.partition}:iam::aws:policy/root-task/IAM${stage === 'act' ? 'Delete' : 'Audit'}RootUserCredentials`,
          }),
        },
      }),
    })),
  );
}

/** The kind of resource that the action is about; which one of them hardly any policy says. */
function resourceOf(action: string, { partition, organization }: World, host: AccountId): string {
  const { management, id } = organization;
  if (action.startsWith('account:')) return `arn:${partition}:account::${management}:account/${id}/${host}`;
  if (action === 'sts:AssumeRoot') return `arn:${partition}:iam::${host}:root`;
  return '*';
}
