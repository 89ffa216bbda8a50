import type { AccountId, Instant } from '../account';

export const triggers = ['manual', 'schedule', 'onboarding'] as const;
export type Trigger = (typeof triggers)[number];

/** `plan` writes nothing in the organization; `apply` fixes contacts and opens cases. */
export const modes = ['plan', 'apply'] as const;
export type Mode = (typeof modes)[number];

export interface Run {
  readonly id: string;
  readonly trigger: Trigger;
  readonly mode: Mode;
  /** When the execution started. Cases that the run opens have it as `openedAt`. */
  readonly startedAt: Instant;
  /** SHA-256 (hex) of the policy file's bytes. */
  readonly policyDigest: string;
  /** The accounts of an onboarding or partial run. Absent for a run over the whole organization. */
  readonly accounts?: readonly AccountId[];
}

/** True for a run over the whole organization. Only such a run may conclude that an account is gone. */
export const isWhole = ({ trigger, accounts }: Pick<Run, 'trigger' | 'accounts'>): boolean =>
  trigger !== 'onboarding' && accounts === undefined;

/** Calls to AWS by `service:Operation`, retries included, and how many of them AWS throttled. */
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
  'mail-delivery',
  'policy-entries',
] as const;
export type OrganizationRule = (typeof organizationRules)[number];

export interface OrganizationFinding {
  readonly rule: OrganizationRule;
  readonly verdict: 'compliant' | 'violation' | 'not-applicable' | 'unknown';
  readonly reason: string;
  /** The message of a violation ends with the command to run next. */
  readonly message: string;
}

/** What a run knows about the organization. */
export interface OrganizationInRun {
  readonly id: string;
  readonly findings: readonly OrganizationFinding[];
  /** Names of units and of the root by their ids, as far as the run knows them. */
  readonly unitNames?: Readonly<Record<string, string>>;
}
