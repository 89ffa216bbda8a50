import type { Clock } from '../../clock/clock';
import type { Credentials } from '../credentials';
import type { SimulatedOrganization } from '../organization/simulated-organization';
import type { Call, Need, Service } from '../service';
import { assumeRoot } from './sts/assume-root';
import { getCallerIdentity } from './sts/get-caller-identity';
import { targetAccount } from './sts/target-account';

/** AWS Security Token Service: the caller's identity, and root sessions in member accounts. */
export function stsService(
  organization: SimulatedOrganization,
  clock: Pick<Clock, 'now'>,
  credentials: Pick<Credentials, 'issue'>,
): Service {
  return {
    name: 'sts',
    needs: (call: Call): readonly Need[] => {
      // No policy can deny GetCallerIdentity.
      if (call.operation !== 'AssumeRoot') return [];
      const task: unknown = (call.input['TaskPolicyArn'] as { arn?: unknown } | undefined)?.arn;
      return [
        {
          action: 'sts:AssumeRoot',
          resource: `arn:aws:iam::${targetAccount(call) ?? '*'}:root`,
          ...(typeof task === 'string' && { context: { 'sts:taskpolicyarn': task } }),
        },
      ];
    },
    target: (call: Call) => targetAccount(call) ?? call.caller.account,
    operations: { GetCallerIdentity: getCallerIdentity, AssumeRoot: assumeRoot(organization, clock, credentials) },
  };
}
