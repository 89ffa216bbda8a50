import type {
  ListAWSServiceAccessForOrganizationRequest,
  ListAWSServiceAccessForOrganizationResponse,
  ListDelegatedAdministratorsRequest,
  ListDelegatedAdministratorsResponse,
  ListDelegatedServicesForAccountRequest,
  ListDelegatedServicesForAccountResponse,
} from '@aws-sdk/client-organizations';
import type { Call, Service } from '../../service';
import { statusOf } from './accounts';
import { failures, type OrganizationsContext } from './organizations-context';

/** Operations on trusted access and delegated administrators. */
export function administrationOperations(context: OrganizationsContext): Service['operations'] {
  const { organization } = context;
  return {
    ListAWSServiceAccessForOrganization: (
      request: ListAWSServiceAccessForOrganizationRequest,
      call: Call,
    ): ListAWSServiceAccessForOrganizationResponse => {
      context.admit(call);
      const { items, NextToken } = context.pageOf(organization.trustedAccess, request);
      return { EnabledServicePrincipals: items.map((ServicePrincipal) => ({ ServicePrincipal })), NextToken };
    },
    ListDelegatedAdministrators: (
      { ServicePrincipal, ...request }: ListDelegatedAdministratorsRequest,
      call: Call,
    ): ListDelegatedAdministratorsResponse => {
      context.admit(call);
      const delegated = organization
        .accounts()
        .filter(({ id }) => organization.isDelegatedAdministrator(id, ServicePrincipal));
      const { items, NextToken } = context.pageOf(delegated, request);
      return {
        DelegatedAdministrators: items.map((account) => ({
          Id: account.id,
          Arn: context.arn('account', account.id),
          Email: account.email,
          Name: account.name,
          Status: statusOf[account.state],
          State: account.state,
          JoinedMethod: account.joinedMethod,
          JoinedTimestamp: account.joinedAt,
        })),
        NextToken,
      };
    },
    ListDelegatedServicesForAccount: (
      { AccountId = '', ...request }: ListDelegatedServicesForAccountRequest,
      call: Call,
    ): ListDelegatedServicesForAccountResponse => {
      context.admit(call);
      if (!organization.account(AccountId)) throw failures.account();
      const services = Object.keys(organization.delegatedAdministrators).filter((principal) =>
        organization.isDelegatedAdministrator(AccountId, principal),
      );
      const { items, NextToken } = context.pageOf(services, request);
      return { DelegatedServices: items.map((ServicePrincipal) => ({ ServicePrincipal })), NextToken };
    },
  };
}
