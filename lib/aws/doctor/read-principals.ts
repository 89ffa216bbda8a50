import {
  paginateGetAccountAuthorizationDetails,
  type AttachedPolicy,
  type GroupDetail,
  type ManagedPolicyDetail,
  type PolicyDetail,
  type Tag,
} from '@aws-sdk/client-iam';
import type { Principal } from '../../domain/doctor/facts';
import type { Fact } from '../../domain/fact';
import { readFact } from '../sdk/read-fact';
import type { DoctorClients } from './doctor-clients';

interface Named {
  readonly Arn?: string | undefined;
  readonly Path?: string | undefined;
  readonly Tags?: Tag[] | undefined;
  readonly AttachedManagedPolicies?: AttachedPolicy[] | undefined;
  readonly PermissionsBoundary?: { readonly PermissionsBoundaryArn?: string | undefined } | undefined;
}

/** The users and roles of this account with every policy that says what they may do. */
export const readPrincipals = ({ iam }: Pick<DoctorClients, 'iam'>): Promise<Fact<readonly Principal[]>> =>
  readFact('iam:GetAccountAuthorizationDetails', async () => {
    const [groups, managed] = [new Map<string, GroupDetail>(), new Map<string, string>()];
    const found: { named: Named; kind: Principal['kind']; name: string; inline: PolicyDetail[]; groups: string[] }[] =
      [];
    for await (const page of paginateGetAccountAuthorizationDetails({ client: iam }, {})) {
      for (const group of page.GroupDetailList ?? []) groups.set(group.GroupName ?? '', group);
      for (const policy of page.Policies ?? []) managed.set(policy.Arn ?? '', documentOf(policy));
      for (const user of page.UserDetailList ?? [])
        found.push({
          named: user,
          kind: 'user',
          name: user.UserName ?? '',
          inline: user.UserPolicyList ?? [],
          groups: user.GroupList ?? [],
        });
      for (const role of page.RoleDetailList ?? [])
        found.push({
          named: role,
          kind: 'role',
          name: role.RoleName ?? '',
          inline: role.RolePolicyList ?? [],
          groups: [],
        });
    }
    const contentOf = (policies: readonly AttachedPolicy[] = []): readonly string[] =>
      policies.map(({ PolicyArn = '' }) => managed.get(PolicyArn) ?? '');
    return found.map(({ named, kind, name, inline, groups: in_ }) => {
      const memberships = in_.flatMap((group) => groups.get(group) ?? []);
      const boundary = named.PermissionsBoundary?.PermissionsBoundaryArn;
      return {
        arn: named.Arn ?? '',
        kind,
        path: named.Path ?? '/',
        name,
        tags: Object.fromEntries((named.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
        policies: [
          ...inline.map(inlineDocument),
          ...contentOf(named.AttachedManagedPolicies),
          ...memberships.flatMap((group) => (group.GroupPolicyList ?? []).map(inlineDocument)),
          ...memberships.flatMap((group) => contentOf(group.AttachedManagedPolicies)),
        ],
        ...(boundary !== undefined && { boundary: managed.get(boundary) ?? '' }),
      };
    });
  });

/** The document of the default version. The others have no effect. */
const documentOf = ({ PolicyVersionList = [] }: ManagedPolicyDetail): string =>
  decode(PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document);

const inlineDocument = ({ PolicyDocument }: PolicyDetail): string => decode(PolicyDocument);

/** IAM encodes documents as in URLs (RFC 3986). Source: IAM API reference, GetAccountAuthorizationDetails. */
const decode = (document = ''): string => decodeURIComponent(document);
