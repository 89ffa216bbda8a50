/** How many calls AWS takes from one account: `perSecond` on average, `burst` at once. */
export interface Quota {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * The quotas that Rootward paces itself by, each for the whole calling account.
 * Source: https://docs.aws.amazon.com/accounts/latest/reference/quotas.html and
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html (read 2026-11-22).
 */
export const quotas = {
  'account:GetAlternateContact': { perSecond: 10, burst: 15 },
  'account:PutAlternateContact': { perSecond: 5, burst: 8 },
  'organizations:ListAccounts': { perSecond: 8, burst: 12 },
  'organizations:ListTagsForResource': { perSecond: 10, burst: 15 },
  // AWS publishes no number for AssumeRoot ("strict rate limits"); this is Rootward's assumption.
  'sts:AssumeRoot': { perSecond: 5, burst: 10 },
} as const satisfies Record<string, Quota>;

/** Share of a quota that a run uses; the rest is left to onboarding runs, cases and people. */
export const quotaShare = 0.8;

/** Children of a map that run at the same time. */
export const mapConcurrency = 5;

/**
 * Accounts in one child of the inspect map: more of them share the calls to storage, fewer share out better among the children.
 * `mapConcurrency` times this stays under 150, so that a burst of starts cannot outrun the quota.
 */
export const accountsPerInspection = 20;

/** Accounts in one child of the fix map. Few accounts need a fix, and each may need nine calls: small batches share out evenly. */
export const accountsPerFix = 4;

/** Calls per second that one child may make to `operation`, so that all children together stay under the share. */
export const childRate = (operation: keyof typeof quotas): number =>
  (quotas[operation].perSecond * quotaShare) / mapConcurrency;

/** Attempts of one SDK call, in standard mode: with eight, 5 clients at the documented rates lost no call; with three, 4 of 150. */
export const sdkAttempts = 8;
