import type { Clock } from '../../clock/clock';
import type { Credentials } from '../credentials';
import type { SimulatedOrganization } from '../organization/simulated-organization';
import type { Call, Service } from '../service';
import { assumeRole } from './sts/assume-role';
import { assumeRoot } from './sts/assume-root';
import { getCallerIdentity } from './sts/get-caller-identity';
import { stsNeeds } from './sts/needs';
import { targetAccount } from './sts/target-account';

/** AWS Security Token Service: the caller's identity, and sessions of roles and of root users in member accounts. */
export const stsService = (
  organization: SimulatedOrganization,
  clock: Pick<Clock, 'now'>,
  credentials: Pick<Credentials, 'issue'>,
): Service => ({
  name: 'sts',
  needs: stsNeeds,
  target: (call: Call) => targetAccount(call) ?? call.caller.account,
  operations: {
    GetCallerIdentity: getCallerIdentity,
    AssumeRole: assumeRole(organization, clock, credentials),
    AssumeRoot: assumeRoot(organization, clock, credentials),
  },
});
