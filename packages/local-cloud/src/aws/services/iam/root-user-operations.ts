import type {
  CreateLoginProfileResponse,
  DeactivateMFADeviceRequest,
  DeleteAccessKeyRequest,
  DeleteSigningCertificateRequest,
  GetLoginProfileResponse,
  GetUserResponse,
} from '@aws-sdk/client-iam';
import type { Clock } from '../../../clock/clock';
import { beforeEverything } from '../../organization/defaults';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { Call, Service } from '../../service';
import { failures } from './failures';
import { userOperations } from './needs';
import { rootReadings } from './root-readings';
import { rootSubject } from './subject';

/** Operations that change the root user, and reads of the user and its password. */
export function rootUserOperations(
  organization: SimulatedOrganization,
  clock: Pick<Clock, 'now'>,
): Service['operations'] {
  const subject = (call: Call): ReturnType<typeof rootSubject> => rootSubject(organization, call);
  return {
    // The operations that are not listed below are refused: no task policy allows them, and there are no IAM users.
    ...Object.fromEntries(userOperations.map((name) => [name, (_: never, call: Call): never => refuse(call)])),
    ...rootReadings(organization),
    GetUser: (_: object, call: Call): GetUserResponse => {
      const account = subject(call);
      const lastUsed = account.root.password?.lastUsedAt;
      return {
        User: {
          UserId: account.id,
          Arn: `arn:aws:iam::${account.id}:root`,
          CreateDate: account.joinedAt ?? new Date(beforeEverything),
          // The type requires both, but AWS leaves them out for the root user.
          Path: undefined,
          UserName: undefined,
          PasswordLastUsed: lastUsed === undefined ? undefined : new Date(lastUsed),
        },
      };
    },
    GetLoginProfile: (_: object, call: Call): GetLoginProfileResponse => {
      const { id, root, joinedAt } = subject(call);
      if (!root.password) throw failures.none(`Login Profile for User ${id} cannot be found.`);
      const { createdAt } = root.password;
      const CreateDate = createdAt === undefined ? (joinedAt ?? new Date(beforeEverything)) : new Date(createdAt);
      return { LoginProfile: { UserName: undefined, CreateDate, PasswordResetRequired: false } };
    },
    CreateLoginProfile: (_: object, call: Call): CreateLoginProfileResponse => {
      const { id, root } = subject(call);
      if (call.input['Password'] !== undefined)
        throw failures.invalid('Password must not be specified when calling with root credentials');
      if (root.password) throw failures.exists(`Login Profile for User ${id} already exists.`);
      root.createPassword(clock.now());
      const CreateDate = new Date(clock.now());
      return { LoginProfile: { UserName: undefined, CreateDate, PasswordResetRequired: false } };
    },
    DeleteLoginProfile: (_: object, call: Call): object => {
      const { id, root } = subject(call);
      if (!root.deletePassword()) throw failures.none(`Login Profile for User ${id} cannot be found.`);
      return {};
    },
    DeleteAccessKey: ({ AccessKeyId = '' }: DeleteAccessKeyRequest, call: Call): object => {
      if (!subject(call).root.deleteAccessKey(AccessKeyId))
        throw failures.none(`The Access Key with id ${AccessKeyId} cannot be found.`);
      return {};
    },
    DeleteSigningCertificate: ({ CertificateId = '' }: DeleteSigningCertificateRequest, call: Call): object => {
      if (!subject(call).root.deleteSigningCertificate(CertificateId))
        throw failures.none(`The Certificate with id ${CertificateId} cannot be found.`);
      return {};
    },
    DeactivateMFADevice: ({ SerialNumber = '' }: DeactivateMFADeviceRequest, call: Call): object => {
      if (!subject(call).root.deactivateMfaDevice(SerialNumber)) throw failures.none(`MFA Device invalid for user.`);
      return {};
    },
  };

  function refuse(call: Call): never {
    subject(call);
    throw failures.invalid(`The simulated root user has no ${call.operation}: no task policy allows it.`);
  }
}
