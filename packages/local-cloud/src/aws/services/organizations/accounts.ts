import type {
  Account,
  AccountStatus,
  DescribeAccountRequest,
  DescribeAccountResponse,
  DescribeOrganizationResponse,
  ListAccountsForParentRequest,
  ListAccountsRequest,
  ListAccountsResponse,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
} from '@aws-sdk/client-organizations';
import type { AccountState } from '../../account';
import type { SimulatedAccount } from '../../organization/simulated-account';
import type { Call, Service } from '../../service';
import { failures, type OrganizationsContext } from './organizations-context';

/**
 * Maps State to the older Status, in which a closed account is SUSPENDED. AWS does not document the Status of an
 * account that is not active yet.
 * Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
 */
export const statusOf: Readonly<Record<AccountState, AccountStatus>> = {
  PENDING_ACTIVATION: 'SUSPENDED',
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
  PENDING_CLOSURE: 'PENDING_CLOSURE',
  CLOSED: 'SUSPENDED',
};

const describe = (context: OrganizationsContext, account: SimulatedAccount): Account => ({
  Id: account.id,
  Arn: context.arn('account', account.id),
  Email: account.email,
  Name: account.name,
  Status: statusOf[account.state],
  State: account.state,
  Paths: [`${[context.organization.id, ...context.organization.pathOf(account), account.id].join('/')}/`],
  JoinedMethod: context.organization.joinedMethod(account),
  // A date that the file does not have is left out: an invented one would be taken for a fact.
  JoinedTimestamp: account.joinedAt,
});

/** Operations on the organization's accounts and their tags. */
export function accountOperations(context: OrganizationsContext): Service['operations'] {
  const { organization } = context;
  const found = (id: string | undefined): SimulatedAccount => {
    const account = organization.account(id ?? '');
    if (!account) throw failures.account();
    return account;
  };
  const listed = (accounts: readonly SimulatedAccount[], call: Call): ListAccountsResponse => {
    const { items, NextToken } = context.pageOf(accounts, call);
    return { Accounts: items.map((account) => describe(context, account)), NextToken };
  };
  return {
    /** Any account of the organization may call. */
    DescribeOrganization: (_: object, call: Call): DescribeOrganizationResponse => {
      context.admitMember(call);
      return {
        Organization: {
          Id: organization.id,
          Arn: context.arn('organization'),
          FeatureSet: organization.allFeatures ? 'ALL' : 'CONSOLIDATED_BILLING',
          MasterAccountArn: context.arn('account', organization.managementAccountId),
          MasterAccountId: organization.managementAccountId,
          MasterAccountEmail: found(organization.managementAccountId).email,
          AvailablePolicyTypes: context.policyTypes(),
        },
      };
    },
    ListAccounts: (_: ListAccountsRequest, call: Call): ListAccountsResponse => {
      context.admit(call);
      return listed(organization.accounts(), call);
    },
    ListAccountsForParent: ({ ParentId = '' }: ListAccountsForParentRequest, call: Call): ListAccountsResponse => {
      context.admit(call);
      if (!context.isParent(ParentId)) throw failures.parent();
      return listed(context.accountsIn(ParentId), call);
    },
    DescribeAccount: ({ AccountId }: DescribeAccountRequest, call: Call): DescribeAccountResponse => {
      context.admit(call);
      return { Account: describe(context, found(AccountId)) };
    },
    ListTagsForResource: ({ ResourceId = '' }: ListTagsForResourceRequest, call: Call): ListTagsForResourceResponse => {
      context.admit(call);
      const known =
        organization.account(ResourceId) ??
        organization.unit(ResourceId) ??
        organization.policies.find(({ id }) => id === ResourceId);
      if (!known && ResourceId !== organization.rootId) throw failures.target();
      const tags = Object.entries((known && 'tags' in known && known.tags) || {});
      const { items, NextToken: next } = context.pageOf(tags, call);
      return { Tags: items.map(([Key, Value]) => ({ Key, Value })), NextToken: next };
    },
  };
}
