import type { ListOrganizationsFeaturesResponse } from '@aws-sdk/client-iam';
import type { RootFeature, SimulatedOrganization } from '../../organization/simulated-organization';
import { ServiceError, type Call, type Service } from '../../service';

const servicePrincipal = 'iam.amazonaws.com';

const refuse = (code: string, message: string): ServiceError => new ServiceError(code, message, {}, 400);

/**
 * Operations on centralized root access. The management account and the delegated administrator may list and disable
 * the features; only the management account may enable one. Enabling a feature deletes nothing.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
 */
export function organizationFeatureOperations(organization: SimulatedOrganization): Service['operations'] {
  const admit = ({ caller }: Call, who: 'administrators' | 'management'): void => {
    const isManagement = caller.account === organization.managementAccountId;
    if (!isManagement && !organization.isDelegatedAdministrator(caller.account, servicePrincipal))
      throw refuse(
        'AccountNotManagementOrDelegatedAdministratorException',
        'The account making the request is not the management account or delegated administrator account for the organization.',
      );
    if (who === 'management' && !isManagement)
      throw refuse(
        'CallerIsNotManagementAccountException',
        'The account making the request is not the management account for the organization.',
      );
    if (!organization.allFeatures)
      throw refuse(
        'OrganizationNotInAllFeaturesModeException',
        'Your organization must be in all features mode to perform this action.',
      );
    if (!organization.trustedAccess.includes(servicePrincipal))
      throw refuse('ServiceAccessNotEnabledException', 'Trusted access is not enabled for IAM in your organization.');
  };
  const features = (): ListOrganizationsFeaturesResponse => ({
    OrganizationId: organization.id,
    EnabledFeatures: [...organization.rootFeatures],
  });
  const set =
    (feature: RootFeature, on: boolean) =>
    (_: object, call: Call): ListOrganizationsFeaturesResponse => {
      admit(call, on ? 'management' : 'administrators');
      organization.setRootFeature(feature, on);
      return features();
    };
  return {
    ListOrganizationsFeatures: (_: object, call: Call): ListOrganizationsFeaturesResponse => {
      admit(call, 'administrators');
      return features();
    },
    EnableOrganizationsRootCredentialsManagement: set('RootCredentialsManagement', true),
    DisableOrganizationsRootCredentialsManagement: set('RootCredentialsManagement', false),
    EnableOrganizationsRootSessions: set('RootSessions', true),
    DisableOrganizationsRootSessions: set('RootSessions', false),
  };
}
