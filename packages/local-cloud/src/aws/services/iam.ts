import type { Clock } from '../../clock/clock';
import type { SimulatedOrganization } from '../organization/simulated-organization';
import type { Call, Service } from '../service';
import { authorizationDetails } from './iam/authorization-details';
import { credentialReportOperations } from './iam/credential-report-operations';
import { iamNeeds } from './iam/needs';
import { organizationFeatureOperations } from './iam/organization-features';
import { rootUserOperations } from './iam/root-user-operations';
import { summaryOperations } from './iam/summary';

/** IAM for root sessions and for roles. IAM users are only listed: a user that a call names does not exist. */
export function iamService(organization: SimulatedOrganization, clock: Pick<Clock, 'now'>): Service {
  return {
    name: 'iam',
    global: true,
    needs: iamNeeds,
    target: ({ caller }: Call) => caller.account,
    operations: {
      ...rootUserOperations(organization, clock),
      ...summaryOperations(organization),
      ...credentialReportOperations(organization, clock),
      GetAccountAuthorizationDetails: authorizationDetails(organization),
      ...organizationFeatureOperations(organization),
    },
  };
}
