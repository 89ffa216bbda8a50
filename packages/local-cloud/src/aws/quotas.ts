/** Calls that AWS accepts from one account: `perSecond` on average, `burst` at once. */
export interface Quota {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * AWS's documented request quotas by `service:Operation`, each for a whole calling account.
 * Source: https://docs.aws.amazon.com/accounts/latest/reference/quotas.html and
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html (read 2026-11-22);
 * https://docs.aws.amazon.com/ses/latest/dg/quotas.html, https://docs.aws.amazon.com/general/latest/gr/ssm.html and
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html, which give no burst and hold
 * in each Region.
 */
export const quotas = {
  'account:GetAlternateContact': { perSecond: 10, burst: 15 },
  'account:PutAlternateContact': { perSecond: 5, burst: 8 },
  'account:DeleteAlternateContact': { perSecond: 1, burst: 6 },
  'account:GetContactInformation': { perSecond: 10, burst: 15 },
  'account:PutContactInformation': { perSecond: 5, burst: 8 },
  'account:GetPrimaryEmail': { perSecond: 3, burst: 3 },
  'account:GetAccountInformation': { perSecond: 3, burst: 3 },
  'cloudtrail:DescribeTrails': { perSecond: 10, burst: 10 },
  'cloudtrail:GetEventSelectors': { perSecond: 10, burst: 10 },
  'cloudtrail:GetTrail': { perSecond: 10, burst: 10 },
  'cloudtrail:GetTrailStatus': { perSecond: 10, burst: 10 },
  'organizations:ListAccounts': { perSecond: 8, burst: 12 },
  'organizations:ListPolicies': { perSecond: 5, burst: 8 },
  'organizations:ListPoliciesForTarget': { perSecond: 5, burst: 8 },
  'organizations:ListTargetsForPolicy': { perSecond: 5, burst: 8 },
  'organizations:DescribePolicy': { perSecond: 2, burst: 2 },
  'organizations:DescribeAccount': { perSecond: 20, burst: 30 },
  'organizations:ListParents': { perSecond: 5, burst: 8 },
  'organizations:ListAccountsForParent': { perSecond: 5, burst: 8 },
  'organizations:ListOrganizationalUnitsForParent': { perSecond: 5, burst: 8 },
  'organizations:ListChildren': { perSecond: 6, burst: 10 },
  'organizations:ListTagsForResource': { perSecond: 10, burst: 15 },
  'organizations:DescribeOrganization': { perSecond: 1, burst: 2 },
  'organizations:ListRoots': { perSecond: 1, burst: 2 },
  'organizations:DescribeOrganizationalUnit': { perSecond: 2, burst: 2 },
  'organizations:MoveAccount': { perSecond: 2, burst: 3 },
  'organizations:CreateAccount': { perSecond: 0.1, burst: 3 },
  'sesv2:GetAccount': { perSecond: 1, burst: 1 },
  'sesv2:GetEmailIdentity': { perSecond: 1, burst: 1 },
  'sesv2:ListEmailIdentities': { perSecond: 1, burst: 1 },
  'ssm:GetParameter': { perSecond: 40, burst: 40 },
  // AWS publishes no number for AssumeRoot ("strict rate limits"). This one is assumed.
  'sts:AssumeRoot': { perSecond: 5, burst: 10 },
} as const satisfies Record<string, Quota>;
