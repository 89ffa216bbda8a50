import { type Caller, type Need, ServiceError } from './service';
import type { Protocol } from './wire/model';

/** Why a caller may not do what an operation needs. */
export interface Denial {
  readonly by: 'identity-based policy' | 'session policy' | 'service control policy' | 'resource-based policy';
  /** A statement denies the action; false when none allows it. */
  readonly explicit: boolean;
  /** ARN of the denying policy, when AWS would name it. */
  readonly policyArn?: string;
}

/** Says why `caller` may not do what an operation needs; undefined if it may. */
export type Authorize = (caller: Caller, need: Need) => Denial | undefined;

/** An action that a role called and that its identity policies do not allow. */
export interface DeniedAction {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
}

const speaksXml = (protocol: Protocol): boolean => protocol === 'awsQuery' || protocol === 'restXml';

/**
 * The error for a denial, with AWS's message.
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

/**
 * The error for temporary credentials without their session token, or with another one. S3 knows each by another name.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html and
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const invalidCredentials = (protocol: Protocol, sessionToken: string | undefined): ServiceError => {
  if (protocol === 'restXml')
    return sessionToken === undefined
      ? new ServiceError(
          'InvalidAccessKeyId',
          'The AWS Access Key Id you provided does not exist in our records.',
          {},
          403,
        )
      : new ServiceError('InvalidToken', 'The provided token is malformed or otherwise invalid.', {}, 400);
  const code = protocol === 'awsQuery' ? 'InvalidClientTokenId' : 'UnrecognizedClientException';
  return new ServiceError(code, 'The security token included in the request is invalid.', {}, 403);
};

/** The error for expired credentials. Services with an XML protocol use another error name. */
export const expiredCredentials = (protocol: Protocol): ServiceError =>
  new ServiceError(
    speaksXml(protocol) ? 'ExpiredToken' : 'ExpiredTokenException',
    'The security token included in the request is expired',
  );
