import type { Ground, Permission } from './permission';

const organizationsArn = ({ partition, managementAccount, organization }: Ground, kind: string): string =>
  `arn:${partition}:organizations::${managementAccount}:${kind}/${organization}/*`;

/** The accounts of the organization, as Organizations knows them. */
export const organizationsAccountArn = (at: Ground): string => organizationsArn(at, 'account');

/** The roots and organizational units, whose children have names. */
export const organizationUnitArns = (at: Ground): readonly string[] => [
  organizationsArn(at, 'root'),
  organizationsArn(at, 'ou'),
];

/** '*': these actions have no resource type; they are about the caller's organization. */
export const listOrganization = (): Permission => ({
  sid: 'ListOrganization',
  actions: [
    'organizations:DescribeOrganization',
    'organizations:ListAccounts',
    'organizations:ListAWSServiceAccessForOrganization',
  ],
  resources: ['*'],
  why: 'lists the accounts, and reads what the organization trusts',
});

/** '*': the action has no resource type. */
export const seeRootAccess = (): Permission => ({
  sid: 'SeeRootAccess',
  actions: ['iam:ListOrganizationsFeatures'],
  resources: ['*'],
  why: 'reads which features of centralized root access are on',
});

/** '*': the action has no resource type. */
export const seeRoot = (): Permission => ({
  sid: 'SeeRoot',
  actions: ['organizations:ListRoots'],
  resources: ['*'],
  why: 'reads the root of the organization: its name, and which types of policies are on',
});

/** '*': the action has no resource type. */
export const seeDelegation = (): Permission => ({
  sid: 'SeeDelegation',
  actions: ['organizations:ListDelegatedAdministrators'],
  resources: ['*'],
  why: 'reads which accounts are delegated administrators; plan and init ask for it outside of the management account',
});

/** Where Organizations lists accounts without their path: confirmed only for the commercial partition is that it gives it. */
export const findUnits = (at: Ground): Permission => ({
  sid: 'FindUnits',
  actions: ['organizations:ListParents'],
  resources: [organizationsAccountArn(at), ...organizationUnitArns(at)],
  why: 'finds the units above an account, where Organizations lists accounts without their path',
});

export const nameUnits = (at: Ground): Permission => ({
  sid: 'NameUnits',
  actions: ['organizations:ListOrganizationalUnitsForParent'],
  resources: organizationUnitArns(at),
  why: 'reads the names of units',
});

export const readTags = (at: Ground): Permission => ({
  sid: 'ReadTags',
  actions: ['organizations:ListTagsForResource'],
  resources: [organizationsAccountArn(at)],
  why: 'reads the tags of accounts, for a policy that matches them or names them in placeholders',
});
