import type {
  ListAWSServiceAccessForOrganizationRequest,
  ListAWSServiceAccessForOrganizationResponse,
  ListDelegatedAdministratorsRequest,
  ListDelegatedAdministratorsResponse,
  ListDelegatedServicesForAccountRequest,
  ListDelegatedServicesForAccountResponse,
} from '@aws-sdk/client-organizations';
import { beforeEverything } from '../../organization/defaults';
import type { Call, Service } from '../../service';
import { statusOf } from './accounts';
import { failures, type OrganizationsContext } from './organizations-context';

/** Files do not say when services were given access. */
const DateEnabled = new Date(beforeEverything);

/** Operations on trusted access and delegated administrators. */
export function administrationOperations(context: OrganizationsContext): Service['operations'] {
  const { organization } = context;
  return {
    ListAWSServiceAccessForOrganization: (
      _: ListAWSServiceAccessForOrganizationRequest,
      call: Call,
    ): ListAWSServiceAccessForOrganizationResponse => {
      context.admit(call);
      const { items, NextToken } = context.pageOf(organization.trustedAccess, call);
      return {
        EnabledServicePrincipals: items.map((ServicePrincipal) => ({ ServicePrincipal, DateEnabled })),
        NextToken,
      };
    },
    ListDelegatedAdministrators: (
      { ServicePrincipal }: ListDelegatedAdministratorsRequest,
      call: Call,
    ): ListDelegatedAdministratorsResponse => {
      context.admit(call);
      const delegated = organization
        .accounts()
        .filter(({ id }) => organization.isDelegatedAdministrator(id, ServicePrincipal));
      const { items, NextToken } = context.pageOf(delegated, call);
      return {
        DelegatedAdministrators: items.map((account) => ({
          Id: account.id,
          Arn: context.arn('account', account.id),
          Email: account.email,
          Name: account.name,
          Status: statusOf[account.state],
          State: account.state,
          JoinedMethod: organization.joinedMethod(account),
          JoinedTimestamp: account.joinedAt,
          DelegationEnabledDate: account.joinedAt ?? DateEnabled,
        })),
        NextToken,
      };
    },
    ListDelegatedServicesForAccount: (
      { AccountId = '' }: ListDelegatedServicesForAccountRequest,
      call: Call,
    ): ListDelegatedServicesForAccountResponse => {
      context.admit(call);
      const account = organization.account(AccountId);
      if (!account) throw failures.account();
      const services = Object.keys(organization.delegatedAdministrators).filter((principal) =>
        organization.isDelegatedAdministrator(AccountId, principal),
      );
      if (services.length === 0) throw failures.notRegistered();
      const DelegationEnabledDate = account.joinedAt ?? DateEnabled;
      const { items, NextToken } = context.pageOf(services, call);
      return {
        DelegatedServices: items.map((ServicePrincipal) => ({ ServicePrincipal, DelegationEnabledDate })),
        NextToken,
      };
    },
  };
}
