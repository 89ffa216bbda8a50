import type { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts';
import type { Clock } from '../../../clock/clock';
import type { Credentials } from '../../credentials';
import { roleArn, rolePolicies, roleSession } from '../../organization/roles';
import type { SimulatedAccount } from '../../organization/simulated-account';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { RoleFile } from '../../organization-file';
import { ServiceError, type Call } from '../../service';
import { userIdOf } from '../../user-id';
import { accountOfRole } from './target-account';

/** A session without a duration, and the longest one that is started by a role's session. */
const anHour = 3600;

const supported = ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'ExternalId', 'MinimumSessionTokenSize'];

const invalid = (message: string): ServiceError => new ServiceError('ValidationError', message, {}, 400);

/**
 * Starts a session of a role that an account of the organization file has. AWS answers alike whether the role does not
 * trust the caller or does not exist, so that nobody can find out what there is.
 * Source: STS API reference, AssumeRole;
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
 */
export const assumeRole =
  (organization: SimulatedOrganization, clock: Pick<Clock, 'now'>, credentials: Pick<Credentials, 'issue'>) =>
  (input: AssumeRoleRequest, call: Call): AssumeRoleResponse => {
    const { RoleArn = '', RoleSessionName = '', DurationSeconds = anHour } = input;
    refuseUnknown(call);
    if (!/^arn:[^:]*:iam::[^:]*:role\/./.test(RoleArn)) throw invalid(`${RoleArn} is invalid`);
    const { owner, role } = roleAt(organization, RoleArn);
    if (!owner || !role || !admits(role, call)) throw denied(call, RoleArn);
    refuseTooLong(role, call, DurationSeconds);
    const session = { ...roleSession(RoleArn, RoleSessionName), policies: rolePolicies(role, owner.managedPolicies) };
    const { accessKeyId, secretAccessKey, sessionToken } = credentials.issue(session, DurationSeconds);
    return {
      Credentials: {
        AccessKeyId: accessKeyId,
        SecretAccessKey: secretAccessKey,
        SessionToken: sessionToken,
        // Whole seconds, as in AWS's answers.
        Expiration: new Date(Math.floor(clock.now() / 1000 + DurationSeconds) * 1000),
      },
      AssumedRoleUser: { AssumedRoleId: userIdOf(session), Arn: session.arn },
    };
  };

/** The role of an account that works. */
function roleAt(organization: SimulatedOrganization, arn: string): { owner?: SimulatedAccount; role?: RoleFile } {
  const owner = organization.account(accountOfRole(arn) ?? '');
  const works = owner?.state === 'ACTIVE' || owner?.state === 'PENDING_CLOSURE';
  return works ? { owner, role: owner.roles.find((role) => roleArn(owner.id, role) === arn) } : {};
}

/** The root user may assume no role. Source: STS API reference, AssumeRole. */
const admits = ({ trusts }: RoleFile, { caller }: Call): boolean =>
  caller.kind !== 'root-session' && (trusts.includes('*') || trusts.includes(caller.account));

const denied = ({ caller }: Call, arn: string): ServiceError =>
  new ServiceError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
    {},
    403,
  );

/**
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html (role chaining) and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html (maximum session duration)
 */
function refuseTooLong({ maxSessionSeconds = anHour }: RoleFile, { caller }: Call, seconds: number): void {
  if (seconds > maxSessionSeconds)
    throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  if (caller.kind === 'role' && seconds > anHour)
    throw invalid('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining');
}

function refuseUnknown({ input }: Call): void {
  const unknown = Object.keys(input).filter((name) => input[name] !== undefined && !supported.includes(name));
  if (unknown.length > 0) throw invalid(`The simulated AWS does not do sts:AssumeRole with ${unknown.join(', ')}.`);
}
