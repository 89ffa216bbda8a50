import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { sdkAttempts } from '../../workflow/quotas';
import type { CallerPlace, Clients, ClientWatch } from '../sdk/clients';
import { partitionOf } from '../sdk/partition';

/** The clients of doctor. Their own file: that of the deployed functions is bundled into each of them. */
export interface DoctorClients extends Pick<Clients, 'organizations' | 'iam'> {
  /** In the partition's first Region, where Organizations tells of new accounts. */
  readonly trails: CloudTrailClient;
  /** The other three in the Region of the deployment. */
  readonly parameters: SSMClient;
  readonly s3: S3Client;
  readonly ses: SESv2Client;
}

interface Settings {
  readonly clients: Pick<Clients, 'organizations' | 'iam'>;
  readonly calls: ClientWatch;
  readonly place: CallerPlace;
  /** Region of the deployment. */
  readonly region: string;
}

/** Makes the clients that a caller's own ones lack, with the same credentials. */
export function doctorClients({ clients, calls, place, region }: Settings): DoctorClients {
  const common = { retryMode: 'standard', maxAttempts: sdkAttempts, ...place } as const;
  const made = {
    trails: new CloudTrailClient({ ...common, region: partitionOf(region).globalRegion }),
    parameters: new SSMClient({ ...common, region }),
    s3: new S3Client({ ...common, region }),
    ses: new SESv2Client({ ...common, region }),
  };
  calls.watch('cloudtrail', made.trails.middlewareStack);
  calls.watch('ssm', made.parameters.middlewareStack);
  calls.watch('s3', made.s3.middlewareStack);
  calls.watch('sesv2', made.ses.middlewareStack);
  return { organizations: clients.organizations, iam: clients.iam, ...made };
}
