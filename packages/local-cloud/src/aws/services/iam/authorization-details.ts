import type {
  EntityType,
  GetAccountAuthorizationDetailsRequest,
  GetAccountAuthorizationDetailsResponse,
} from '@aws-sdk/client-iam';
import { managedPolicies } from '../../organization/managed-policies';
import { attachedTo } from '../../organization/roles';
import type { SimulatedAccount } from '../../organization/simulated-account';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { Call } from '../../service';
import { rolesIn } from './entities';
import { EntityDetails } from './entity-details';
import { iamPage } from './page';
import { ownAccount } from './subject';

type Lists = Pick<
  GetAccountAuthorizationDetailsResponse,
  'UserDetailList' | 'GroupDetailList' | 'RoleDetailList' | 'Policies'
>;

/** One entity, in the list that it belongs to. */
interface Entry {
  readonly filter: EntityType;
  readonly lists: Lists;
}

/**
 * Who has which permissions in the caller's account: users, groups, roles, managed policies of the account, and those of
 * AWS that something there uses. A page counts the entries of all lists.
 * Source: IAM API reference, GetAccountAuthorizationDetails.
 */
export const authorizationDetails =
  (organization: SimulatedOrganization) =>
  (input: GetAccountAuthorizationDetailsRequest, call: Call): GetAccountAuthorizationDetailsResponse => {
    const { Filter = [], MaxItems = 100, Marker } = input;
    const all = entriesOf(organization, ownAccount(organization, call));
    const wanted = Filter.length === 0 ? all : all.filter(({ filter }) => Filter.includes(filter));
    const list = `GetAccountAuthorizationDetails ${Filter.toSorted().join(' ')}`;
    const { items, next } = iamPage({ all: wanted, list }, MaxItems, Marker);
    return {
      UserDetailList: items.flatMap(({ lists }) => lists.UserDetailList ?? []),
      GroupDetailList: items.flatMap(({ lists }) => lists.GroupDetailList ?? []),
      RoleDetailList: items.flatMap(({ lists }) => lists.RoleDetailList ?? []),
      Policies: items.flatMap(({ lists }) => lists.Policies ?? []),
      IsTruncated: next !== undefined,
      Marker: next,
    };
  };

function entriesOf(organization: SimulatedOrganization, account: SimulatedAccount): readonly Entry[] {
  const { users, groups, managedPolicies: own } = account;
  const roles = rolesIn(organization, account);
  const details = new EntityDetails(account);
  const attached = [...users, ...groups].flatMap((entity) => entity.attached ?? []);
  const inUse = [...attached, ...roles.flatMap(attachedTo)];
  const ofAws = [...new Set(inUse)].filter((name) => !own.some((policy) => policy.name === name)).toSorted();
  const policies = (name: string, content: unknown): Lists => ({
    Policies: [details.policy(name, content, inUse.filter((it) => it === name).length)],
  });
  return [
    ...users.map((user): Entry => ({ filter: 'User', lists: { UserDetailList: [details.user(user)] } })),
    ...groups.map((group): Entry => ({ filter: 'Group', lists: { GroupDetailList: [details.group(group)] } })),
    ...roles.map((role): Entry => ({ filter: 'Role', lists: { RoleDetailList: [details.role(role)] } })),
    ...own.map(({ name, content }): Entry => ({ filter: 'LocalManagedPolicy', lists: policies(name, content) })),
    ...ofAws.map((name): Entry => ({ filter: 'AWSManagedPolicy', lists: policies(name, managedPolicies[name]) })),
  ];
}
