import type { EnvironmentFile } from '../organization-file';

/** SES in one Region of an account. */
export interface MailState {
  /** Verified addresses and domains; undefined: every address is verified. */
  readonly identities?: readonly string[];
  /** Addresses and domains whose verification was begun. */
  readonly unverified: readonly string[];
  readonly sandbox: boolean;
  readonly sending: boolean;
  readonly enforcementStatus: NonNullable<EnvironmentFile['sesEnforcementStatus']>;
  /** The configuration set of every identity where a mail names none. */
  readonly configurationSet?: string;
}

/** A Region in which nobody has set up SES. Source: https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html */
const untouched = {
  identities: [],
  unverified: [],
  sandbox: true,
  sending: true,
  enforcementStatus: 'HEALTHY',
} as const satisfies MailState;

/** SES in a Region of an account with this environment. */
export function mailState(environment: EnvironmentFile, region: string): MailState {
  const { sesRegions, sesIdentities, sesConfigurationSet } = environment;
  if (sesRegions && !sesRegions.includes(region)) return untouched;
  return {
    ...(sesIdentities && { identities: sesIdentities }),
    unverified: environment.sesUnverified ?? [],
    sandbox: environment.sesSandbox ?? false,
    sending: environment.sesSending ?? true,
    enforcementStatus: environment.sesEnforcementStatus ?? 'HEALTHY',
    ...(sesConfigurationSet !== undefined && { configurationSet: sesConfigurationSet }),
  };
}
