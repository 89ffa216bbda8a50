import type {
  GetAccountSummaryResponse,
  ListVirtualMFADevicesRequest,
  ListVirtualMFADevicesResponse,
} from '@aws-sdk/client-iam';
import { beforeEverything } from '../../organization/defaults';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { Call, Service } from '../../service';
import { rolesIn } from './entities';
import { iamPage } from './page';
import { ownAccount } from './subject';

/**
 * What is not about the root user, users, groups, roles and policies: accounts have no providers of their own here.
 * Source: IAM API reference, GetAccountSummary, with AWS's default quotas.
 */
const countsAndQuotas = {
  AccessKeysPerUserQuota: 2,
  AssumeRolePolicySizeQuota: 2048,
  AttachedPoliciesPerGroupQuota: 10,
  AttachedPoliciesPerRoleQuota: 10,
  AttachedPoliciesPerUserQuota: 10,
  GlobalEndpointTokenVersion: 1,
  GroupPolicySizeQuota: 5120,
  GroupsPerUserQuota: 10,
  GroupsQuota: 300,
  InstanceProfiles: 0,
  InstanceProfilesQuota: 1000,
  PoliciesQuota: 1500,
  PolicySizeQuota: 6144,
  PolicyVersionsInUse: 0,
  PolicyVersionsInUseQuota: 10_000,
  Providers: 0,
  RolePolicySizeQuota: 10_240,
  RolesQuota: 1000,
  ServerCertificates: 0,
  ServerCertificatesQuota: 20,
  SigningCertificatesPerUserQuota: 2,
  UserPolicySizeQuota: 2048,
  UsersQuota: 5000,
  VersionsPerPolicyQuota: 5,
};

const isVirtual = (serial: string): boolean => /^arn:[^:]+:iam::\d{12}:mfa\//.test(serial);

/** Operations on the account as a whole. */
export function summaryOperations(organization: SimulatedOrganization): Service['operations'] {
  return {
    /**
     * AWS does not document whether AccountAccessKeysPresent is a number or a flag, and whether it includes inactive
     * keys. Here it is the number of all keys.
     */
    GetAccountSummary: (_: object, call: Call): GetAccountSummaryResponse => {
      const account = ownAccount(organization, call);
      const { accessKeys, mfaDevices, password, signingCertificates } = account.root;
      return {
        SummaryMap: {
          AccountAccessKeysPresent: accessKeys.length,
          AccountMFAEnabled: mfaDevices.length > 0 ? 1 : 0,
          AccountPasswordPresent: password ? 1 : 0,
          AccountSigningCertificatesPresent: signingCertificates.length,
          MFADevices: mfaDevices.length,
          MFADevicesInUse: mfaDevices.length,
          Groups: account.groups.length,
          Policies: account.managedPolicies.length,
          Roles: rolesIn(organization, account).length,
          Users: account.users.length,
          ...countsAndQuotas,
        },
      };
    },
    /**
     * Lists virtual devices only, not hardware devices. The ARN of the user ends with `:root`, because there are no IAM
     * users.
     */
    ListVirtualMFADevices: (
      { AssignmentStatus = 'Any', MaxItems = 100, Marker }: ListVirtualMFADevicesRequest,
      call: Call,
    ): ListVirtualMFADevicesResponse => {
      const { id, root, joinedAt } = ownAccount(organization, call);
      const devices = root.mfaDevices.filter(({ serial }) => AssignmentStatus !== 'Unassigned' && isVirtual(serial));
      const { items, next } = iamPage(
        { all: devices, list: `ListVirtualMFADevices ${AssignmentStatus}` },
        MaxItems,
        Marker,
      );
      return {
        VirtualMFADevices: items.map(({ serial, enabledAt }) => ({
          SerialNumber: serial,
          EnableDate: new Date(enabledAt ?? beforeEverything),
          User: {
            Path: undefined,
            UserName: undefined,
            UserId: id,
            Arn: `arn:aws:iam::${id}:root`,
            CreateDate: joinedAt ?? new Date(beforeEverything),
          },
        })),
        IsTruncated: next !== undefined,
        Marker: next,
      };
    },
  };
}
