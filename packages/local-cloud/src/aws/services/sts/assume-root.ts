import type { AssumeRootRequest, AssumeRootResponse } from '@aws-sdk/client-sts';
import type { AccountId } from '../../account';
import type { Clock } from '../../../clock/clock';
import type { Credentials } from '../../credentials';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import { taskPolicies, taskPolicyName } from '../../organization/task-policies';
import { ServiceError, type Call } from '../../service';
import { targetAccount } from './target-account';

const servicePrincipal = 'iam.amazonaws.com';
const longestSeconds = 900;
/** Bytes. Source: STS API reference, MinimumSessionTokenSize. */
const longestToken = 4096;

const invalid = (message: string): ServiceError => new ServiceError('ValidationError', message, {}, 400);

const denied = ({ caller }: Call, target: AccountId): ServiceError =>
  new ServiceError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::${target}:root`,
    {},
    403,
  );

/**
 * Starts a root session in a member account. AWS answers every obstacle with the same denial: the caller, trusted
 * access, the feature that the task needs, the state of the account.
 * Source: STS API reference, AssumeRoot;
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
 */
export const assumeRoot =
  (organization: SimulatedOrganization, clock: Pick<Clock, 'now'>, credentials: Pick<Credentials, 'issue'>) =>
  ({ TaskPolicyArn, DurationSeconds = longestSeconds }: AssumeRootRequest, call: Call): AssumeRootResponse => {
    const target = targetAccount(call);
    if (target === undefined) throw invalid('Request must contain a valid target principal');
    const task = taskPolicyName(TaskPolicyArn?.arn ?? '');
    if (task === undefined) throw invalid('Request must contain valid AWS managed task policy ARN');
    if (DurationSeconds < 0 || DurationSeconds > longestSeconds)
      throw invalid(
        `1 validation error detected: Value '${DurationSeconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value ${DurationSeconds < 0 ? 'greater than or equal to 0' : `less than or equal to ${longestSeconds}`}`,
      );
    if (!mayAssume(organization, call, target, task)) throw denied(call, target);
    const { accessKeyId, secretAccessKey, sessionToken } = credentials.issue(
      { kind: 'root-session', account: target, arn: `arn:aws:iam::${target}:root`, taskPolicy: task },
      DurationSeconds,
    );
    return {
      Credentials: {
        AccessKeyId: accessKeyId,
        SecretAccessKey: secretAccessKey,
        SessionToken: sessionToken,
        // Whole seconds, as in AWS's answers.
        Expiration: new Date(Math.floor(clock.now() / 1000 + DurationSeconds) * 1000),
      },
      SessionTokenSize: sessionToken.length,
      SessionTokenUtilization: Math.ceil((sessionToken.length / longestToken) * 100),
    };
  };

function mayAssume(organization: SimulatedOrganization, { caller }: Call, target: AccountId, task: string): boolean {
  const feature = taskPolicies[task]?.feature;
  return (
    caller.kind !== 'root-session' &&
    (caller.account === organization.managementAccountId ||
      organization.isDelegatedAdministrator(caller.account, servicePrincipal)) &&
    organization.trustedAccess.includes(servicePrincipal) &&
    feature !== undefined &&
    organization.rootFeatures.includes(feature) &&
    target !== organization.managementAccountId &&
    organization.account(target)?.state === 'ACTIVE'
  );
}
