/** How many calls AWS accepts from one account: `perSecond` on average, `burst` at once. */
export interface Quota {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * The quotas that Rootward keeps, each for the whole calling account.
 * Source: https://docs.aws.amazon.com/accounts/latest/reference/quotas.html and
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html (read 2026-11-22).
 */
export const quotas = {
  'account:GetAlternateContact': { perSecond: 10, burst: 15 },
  'account:PutAlternateContact': { perSecond: 5, burst: 8 },
  'organizations:ListAccounts': { perSecond: 8, burst: 12 },
  'organizations:ListOrganizationalUnitsForParent': { perSecond: 5, burst: 8 },
  'organizations:ListParents': { perSecond: 5, burst: 8 },
  'organizations:ListPolicies': { perSecond: 5, burst: 8 },
  'organizations:ListTargetsForPolicy': { perSecond: 5, burst: 8 },
  'organizations:DescribePolicy': { perSecond: 2, burst: 2 },
  'organizations:DescribeAccount': { perSecond: 20, burst: 30 },
  'organizations:ListTagsForResource': { perSecond: 10, burst: 15 },
  // AWS publishes no number for AssumeRoot ("strict rate limits"). This one is assumed.
  'sts:AssumeRoot': { perSecond: 5, burst: 10 },
} as const satisfies Record<string, Quota>;

/** A run uses this share of a quota and leaves the rest to onboarding runs, cases and people. */
export const quotaShare = 0.8;

/**
 * The share of a person who reads an organization with their own credentials. Nothing is throttled at it, and reading
 * takes as long as the quotas make it; a deployed run at the same time has both throttled a little, which the SDK mends.
 */
export const lookShare = 0.97;

/** How many children of a map run at the same time. */
export const mapConcurrency = 5;

/**
 * Accounts in one child of the inspect map. Bigger batches need fewer storage calls; smaller ones divide more evenly.
 * `mapConcurrency` times this stays under 150, so that a burst of starts cannot exceed the quota.
 */
export const accountsPerInspection = 20;

/** Accounts in one child of the fix map. Small, because few accounts need a fix, and each may need eleven calls. */
export const accountsPerFix = 4;

/** Calls per second that one child may make to `operation`, so that all children together stay within `quotaShare`. */
export const childRate = (operation: keyof typeof quotas): number =>
  (quotas[operation].perSecond * quotaShare) / mapConcurrency;

/** Attempts of one SDK call, in standard mode. Of 150 calls by 5 clients, three attempts lost 4, eight none. */
export const sdkAttempts = 8;
