import type { Authorize } from '../aws/authorization';
import { Credentials } from '../aws/credentials';
import { bootstrapIn } from '../aws/organization/bootstrap';
import { introduce } from '../aws/organization/identities';
import { mailState } from '../aws/organization/mail-state';
import type { SimulatedOrganization } from '../aws/organization/simulated-organization';
import { startServer } from '../aws/server';
import type { IdentityFile } from '../aws/organization-file';
import { accountService } from '../aws/services/account';
import { cloudTrailService } from '../aws/services/cloudtrail';
import { createDynamoDb, type DynamoDbService } from '../aws/services/dynamodb';
import { iamService } from '../aws/services/iam';
import { organizationsService } from '../aws/services/organizations';
import { createS3, type S3Service } from '../aws/services/s3';
import { createSesV2, type SesV2Service } from '../aws/services/sesv2';
import { createSfn, type StateMachineApi } from '../aws/services/sfn';
import { ssmService } from '../aws/services/ssm';
import { stsService } from '../aws/services/sts';
import { SimulatedAws } from '../aws/simulated-aws';
import { Throttle } from '../aws/throttle';
import { invalidInput } from '../aws/wire/invalid-input';
import { authorizeRoles } from './authorize-roles';
import type { Clock } from '../clock/clock';
import type { RoleResource } from '../template/deployment';

export interface CloudOptions {
  readonly organization: SimulatedOrganization;
  readonly clock: Clock;
  /** Roles whose identity policies are enforced. @default only the organization's policies are enforced */
  readonly roles?: readonly RoleResource[];
  /** Callers besides those of the organization file. */
  readonly identities?: readonly IdentityFile[];
  /** The state machines. Without them there is no Step Functions service. */
  readonly machines?: StateMachineApi;
  /** @default 0, any free port */
  readonly port?: number;
  /** True: nothing is throttled, for tests on the real clock that are not about pace. @default false */
  readonly unlimited?: boolean;
}

/** Region of the global services and of the deployment. */
export const region = 'us-east-1';

/** The simulated AWS of one organization, listening on 127.0.0.1. */
export interface Cloud {
  readonly aws: SimulatedAws;
  readonly s3: S3Service;
  readonly dynamodb: DynamoDbService;
  readonly ses: SesV2Service;
  /** Checks an action that no simulated service checks, e.g. invoking a function. */
  readonly authorize: Authorize;
  readonly url: string;
  close(): Promise<void>;
}

/** @throws Error EADDRINUSE when the port is taken */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { organization, clock, roles, machines, port } = options;
  const account = organization.managementAccountId;
  const credentials = new Credentials(clock, account);
  organization.addIdentities(options.identities ?? []);
  introduce(credentials, organization);
  const throttle = new Throttle(clock, options.unlimited === true ? {} : undefined);
  const s3 = createS3({
    clock,
    account,
    bootstrapOf: (owner, at) => bootstrapIn(organization.environmentOf(owner), at),
  });
  const dynamodb = createDynamoDb({ clock, account, region });
  const ses = createSesV2({ clock, stateOf: (owner, at) => mailState(organization.environmentOf(owner), at) });
  const now = (): number => clock.now();
  const authorize = authorizeRoles(organization, roles, now);
  const aws = new SimulatedAws({
    services: [
      organizationsService(organization),
      accountService(organization),
      iamService(organization, clock),
      stsService(organization, clock, credentials),
      s3,
      dynamodb,
      ses,
      cloudTrailService(organization, clock),
      ssmService(organization),
      ...(machines ? [createSfn({ account, api: machines })] : []),
    ],
    clock,
    credentials,
    invalidInput,
    faults: organization.faults,
    throttle,
    authorize,
    region,
  });
  const server = await startServer(aws, port);
  return { aws, s3, dynamodb, ses, authorize, url: server.url, close: () => server.close() };
}
