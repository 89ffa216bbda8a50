/** What Rootward's functions ask of the global services, by the name of the function; its role is `Rootward-<name>`. */
export const hostActions = {
  prepare: [
    'organizations:DescribeOrganization',
    'organizations:ListAccounts',
    'organizations:ListRoots',
    'organizations:ListAWSServiceAccessForOrganization',
    'organizations:DescribeAccount',
    'organizations:ListParents',
    'organizations:ListOrganizationalUnitsForParent',
    'iam:ListOrganizationsFeatures',
  ],
  inspect: ['account:GetAlternateContact', 'organizations:ListTagsForResource', 'sts:AssumeRoot'],
  fix: [
    'account:GetAlternateContact',
    'account:PutAlternateContact',
    'organizations:DescribeAccount',
    'organizations:ListParents',
    'organizations:ListTagsForResource',
  ],
  verify: [
    'sts:AssumeRoot',
    'iam:GetAccountSummary',
    'organizations:DescribeOrganization',
    'organizations:DescribeAccount',
    'organizations:ListParents',
    'organizations:ListOrganizationalUnitsForParent',
    'organizations:ListTagsForResource',
  ],
  act: [
    'sts:AssumeRoot',
    'organizations:DescribeOrganization',
    'organizations:DescribeAccount',
    'organizations:ListParents',
    'organizations:ListOrganizationalUnitsForParent',
    'organizations:ListTagsForResource',
  ],
} as const;

/** The roles that may take root sessions, of all of Rootward's. */
export const rootSessionRoles: readonly string[] = ['Rootward-act', 'Rootward-inspect', 'Rootward-verify'];
