import type { AccountId, Instant } from '../account';

export const triggers = ['manual', 'schedule', 'onboarding'] as const;
export type Trigger = (typeof triggers)[number];

/** `plan` writes nothing anywhere in the organization; `apply` fixes contacts and opens cases. */
export const modes = ['plan', 'apply'] as const;
export type Mode = (typeof modes)[number];

export interface Run {
  readonly id: string;
  readonly trigger: Trigger;
  readonly mode: Mode;
  /** When the execution started; cases that the run opens carry it as `openedAt`. */
  readonly startedAt: Instant;
  /** SHA-256 of the policy file's bytes, hex. */
  readonly policyDigest: string;
  /** The accounts an onboarding (or partial manual) run covers; absent for a run over the whole organization. */
  readonly accounts?: readonly AccountId[];
}

/** Attempts to AWS by `service:Operation`, and how many were answered with a throttling error. */
export interface AwsCalls {
  readonly calls: Readonly<Record<string, number>>;
  readonly throttled: number;
}

export const organizationRules = [
  'all-features',
  'trusted-access-account',
  'trusted-access-iam',
  'root-credentials-management',
  'delegated-administrator',
  'contact-overwrites',
  'nobody-decides',
] as const;
export type OrganizationRule = (typeof organizationRules)[number];

export interface OrganizationFinding {
  readonly rule: OrganizationRule;
  readonly verdict: 'compliant' | 'violation' | 'not-applicable' | 'unknown';
  readonly reason: string;
  /** A failed one ends with the exact command that mends it. */
  readonly message: string;
}
