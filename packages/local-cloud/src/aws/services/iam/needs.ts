import type { Call, Need } from '../../service';

/** Operations on a user. Their resource is the user; the resource of all others is `*`. */
export const userOperations = [
  'CreateAccessKey',
  'CreateLoginProfile',
  'DeactivateMFADevice',
  'DeleteAccessKey',
  'DeleteLoginProfile',
  'DeleteSigningCertificate',
  'EnableMFADevice',
  'GetAccessKeyLastUsed',
  'GetLoginProfile',
  'GetMFADevice',
  'GetUser',
  'ListAccessKeys',
  'ListMFADevices',
  'ListSigningCertificates',
  'UpdateAccessKey',
  'UpdateLoginProfile',
  'UpdateSigningCertificate',
  'UploadSigningCertificate',
] as const;

/**
 * The permissions of an IAM call.
 * Source:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export function iamNeeds({ operation, input, caller }: Call): readonly Need[] {
  const isAboutUser = userOperations.some((name) => name === operation);
  const name = input['UserName'];
  const self = caller.kind === 'root-session' ? `arn:aws:iam::${caller.account}:root` : caller.arn;
  const user = typeof name === 'string' ? `arn:aws:iam::${caller.account}:user/${name}` : self;
  return [{ action: `iam:${operation}`, resource: isAboutUser ? user : '*' }];
}
