import type { AccountId } from '../account';
import type { SimulatedOrganization } from '../organization/simulated-organization';
import type { Call, Service } from '../service';
import { accountNeeds } from './account/needs';
import { alternateContactOperations } from './account/alternate-contacts';
import { informationOperations } from './account/information';

/** AWS Account Management: contacts and account information. */
export function accountService(organization: SimulatedOrganization): Service {
  return {
    name: 'account',
    global: true,
    needs: (call: Call) => accountNeeds(organization, call),
    target: ({ input, caller }: Call): AccountId => {
      const asked = input['AccountId'];
      return typeof asked === 'string' ? asked : caller.account;
    },
    operations: { ...alternateContactOperations(organization), ...informationOperations(organization) },
  };
}
