import type { AccountId } from '../account';
import type { SimulatedOrganization } from '../organization/simulated-organization';
import type { Call, Service } from '../service';
import { accountOperations } from './organizations/accounts';
import { administrationOperations } from './organizations/administration';
import { organizationsNeeds, subjectOf } from './organizations/needs';
import { OrganizationsContext } from './organizations/organizations-context';
import { policyOperations } from './organizations/policies';
import { unitOperations } from './organizations/units';

/** AWS Organizations, read operations only. */
export function organizationsService(organization: SimulatedOrganization): Service {
  const context = new OrganizationsContext(organization);
  return {
    name: 'organizations',
    global: true,
    needs: (call: Call) => organizationsNeeds(organization, call),
    target: (call: Call): AccountId => {
      const subject = subjectOf(call);
      return subject !== undefined && /^\d{12}$/.test(subject) ? subject : call.caller.account;
    },
    operations: {
      ...accountOperations(context),
      ...unitOperations(context),
      ...policyOperations(context),
      ...administrationOperations(context),
    },
  };
}
