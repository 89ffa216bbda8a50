import { type Caller, type Need, ServiceError } from './service';
import type { Protocol } from './wire/model';

/** Why a need is not met. */
export interface Denial {
  readonly by: 'identity-based policy' | 'session policy' | 'service control policy' | 'resource-based policy';
  /** A statement denies it, rather than none allowing it. */
  readonly explicit: boolean;
  /** ARN of the policy that denies, where AWS would tell it. */
  readonly policyArn?: string;
}

/** Says whether `caller` may do what an operation needs; nothing when it may. */
export type Authorize = (caller: Caller, need: Need) => Denial | undefined;

/** One action that a role's identity policies did not allow. */
export interface DeniedAction {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
}

const speaksXml = (protocol: Protocol): boolean => protocol === 'awsQuery' || protocol === 'restXml';

/**
 * The error for a denial, in AWS's words.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export const accessDenied = (caller: Caller, need: Need, denial: Denial, protocol: Protocol): ServiceError => {
  const { action, resource } = need;
  const why = denial.explicit
    ? `with an explicit deny in ${denial.by === 'identity-based policy' ? 'an' : 'a'} ${denial.by}`
    : `because no ${denial.by} allows the ${action} action`;
  const policy = denial.explicit && denial.policyArn !== undefined ? `: ${denial.policyArn}` : '';
  return new ServiceError(
    speaksXml(protocol) ? 'AccessDenied' : 'AccessDeniedException',
    `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${why}${policy}`,
  );
};

/** The error for credentials whose time is over. The services that speak XML call it by another name. */
export const expiredCredentials = (protocol: Protocol): ServiceError =>
  new ServiceError(
    speaksXml(protocol) ? 'ExpiredToken' : 'ExpiredTokenException',
    'The security token included in the request is expired',
  );
