import type {
  GetAccessKeyLastUsedRequest,
  GetAccessKeyLastUsedResponse,
  ListAccessKeysResponse,
  ListMFADevicesResponse,
  ListSigningCertificatesResponse,
} from '@aws-sdk/client-iam';
import { beforeEverything } from '../../organization/defaults';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { Call, Service } from '../../service';
import { failures } from './failures';
import { ownAccount, rootSubject } from './subject';

/** Stands for the certificate, whose content is not simulated. */
const noBody = '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----';

/** Operations that read the root user's credentials. The items have no UserName, because a root user has no name. */
export function rootReadings(organization: SimulatedOrganization): Service['operations'] {
  const root = (call: Call): ReturnType<typeof rootSubject>['root'] => rootSubject(organization, call).root;
  return {
    ListAccessKeys: (_: object, call: Call): ListAccessKeysResponse => ({
      AccessKeyMetadata: root(call).accessKeys.map(({ id, status, createdAt }) => ({
        AccessKeyId: id,
        Status: status,
        CreateDate: new Date(createdAt),
      })),
      IsTruncated: false,
    }),
    /** A key without use has no date, and `N/A` as service and Region. */
    GetAccessKeyLastUsed: (
      { AccessKeyId = '' }: GetAccessKeyLastUsedRequest,
      call: Call,
    ): GetAccessKeyLastUsedResponse => {
      // It takes no user name: whoever may ask is told of any key of the account.
      const key = ownAccount(organization, call).root.accessKeys.find(({ id }) => id === AccessKeyId);
      if (!key) throw failures.none(`The Access Key with id ${AccessKeyId} cannot be found.`);
      return {
        AccessKeyLastUsed: {
          LastUsedDate: key.lastUsedAt === undefined ? undefined : new Date(key.lastUsedAt),
          ServiceName: key.lastUsedService ?? 'N/A',
          Region: key.lastUsedRegion ?? 'N/A',
        },
      };
    },
    ListSigningCertificates: (_: object, call: Call): ListSigningCertificatesResponse => ({
      Certificates: root(call).signingCertificates.map(({ id, status, createdAt }) => ({
        UserName: undefined,
        CertificateId: id,
        CertificateBody: noBody,
        Status: status,
        UploadDate: new Date(createdAt ?? beforeEverything),
      })),
      IsTruncated: false,
    }),
    ListMFADevices: (_: object, call: Call): ListMFADevicesResponse => ({
      MFADevices: root(call).mfaDevices.map(({ serial, enabledAt }) => ({
        UserName: undefined,
        SerialNumber: serial,
        EnableDate: new Date(enabledAt ?? beforeEverything),
      })),
      IsTruncated: false,
    }),
  };
}
