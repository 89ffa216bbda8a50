import { AccountClient } from '@aws-sdk/client-account';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AccountId } from '../../domain/account';
import { sdkAttempts } from '../../workflow/quotas';
import { partitionOf } from './partition';

/** Temporary credentials of a root session. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The SDK clients of one invocation, each built at first use. */
export interface Clients {
  readonly region: string;
  readonly partition: string;
  readonly account: AccountClient;
  readonly iam: IAMClient;
  readonly organizations: OrganizationsClient;
  readonly sts: STSClient;
  readonly s3: S3Client;
  readonly table: DynamoDBDocumentClient;
  readonly ses: SESv2Client;
  readonly sfn: SFNClient;
  /** An IAM client with the temporary credentials of a session in another account. */
  iamSession(credentials: SessionCredentials, session: Session): IAMClient;
}

/** Whose session it is: a root user's, or a role's. */
export interface Session {
  readonly account: AccountId;
  /** As AWS writes it: `arn:aws:iam::123456789012:root`. */
  readonly arn: string;
}

/** Sees the calls of clients as they are made. */
export interface ClientWatch {
  /** @param session absent: the client calls with the caller's own credentials */
  watch(service: string, middlewareStack: unknown, session?: Session): void;
}

/** Endpoint and credentials that replace those of the environment. */
export interface CallerPlace {
  readonly endpoint?: string;
  readonly credentials?: NonNullable<IAMClientConfig['credentials']>;
  /** Profile of the shared configuration, for its endpoint. */
  readonly profile?: string;
}

interface Watched {
  readonly middlewareStack: unknown;
}

// Connections are shared by invocations; clients are not, because each has its own counter and retry budget.
const transport = new IAMClient({
  region: 'us-east-1',
  requestHandler: { connectionTimeout: 3000, requestTimeout: 10_000, throwOnRequestTimeout: true },
}).config.requestHandler;

/**
 * Makes clients with common settings. Account, IAM and Organizations are global services and answer in one Region of
 * the partition; AssumeRoot has no global endpoint.
 * Source: IAM user guide, "Perform a privileged task"; STS API reference, AssumeRoot.
 */
export function createClients(region: string, calls: ClientWatch, place: CallerPlace = {}): Clients {
  const { partition, globalRegion } = partitionOf(region);
  const common = { requestHandler: transport, retryMode: 'standard', maxAttempts: sdkAttempts, ...place } as const;
  const regional = { ...common, region };
  const global = { ...common, region: globalRegion };
  const watched = <T extends Watched>(service: string, client: T, session?: Session): T => {
    calls.watch(service, client.middlewareStack, session);
    return client;
  };
  const document = { marshallOptions: { removeUndefinedValues: true } };
  const account = once(() => watched('account', new AccountClient(global)));
  const iam = once(() => watched('iam', new IAMClient(global)));
  const organizations = once(() => watched('organizations', new OrganizationsClient(global)));
  const sts = once(() => watched('sts', new STSClient(regional)));
  const s3 = once(() => new S3Client(regional));
  const table = once(() => DynamoDBDocumentClient.from(new DynamoDBClient(regional), document));
  // Never retried: if the answer was lost, SES may have sent the mail.
  const ses = once(() => new SESv2Client({ ...regional, maxAttempts: 1 }));
  const sfn = once(() => new SFNClient(regional));
  return {
    region,
    partition,
    get account() {
      return account();
    },
    get iam() {
      return iam();
    },
    get organizations() {
      return organizations();
    },
    get sts() {
      return sts();
    },
    get s3() {
      return s3();
    },
    get table() {
      return table();
    },
    get ses() {
      return ses();
    },
    get sfn() {
      return sfn();
    },
    iamSession: (credentials, session) => watched('iam', new IAMClient({ ...global, credentials }), session),
  };
}

function once<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined;
  return () => (built ??= { value: build() }).value;
}
