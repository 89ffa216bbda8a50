import type { GetBucketEncryptionCommandInput, GetBucketEncryptionCommandOutput } from '@aws-sdk/client-s3';
import type { AccountId } from '../account';
import { type Bootstrap, qualifier } from '../organization/bootstrap';
import { type Call, ServiceError } from '../service';

type Encryption = Pick<GetBucketEncryptionCommandOutput, 'ServerSideEncryptionConfiguration'>;

interface Buckets {
  readonly has: (name: string) => boolean;
  readonly bootstrapOf: (account: AccountId, region: string) => Bootstrap | undefined;
}

/** Account and Region in the name of the bucket for assets that `cdk bootstrap` makes. */
export function assetsBucket(name: unknown): { readonly account: AccountId; readonly region: string } | undefined {
  const [, account, region] = new RegExp(`^cdk-${qualifier}-assets-(\\d{12})-([a-z0-9-]+)$`).exec(String(name)) ?? [];
  return account !== undefined && region !== undefined ? { account, region } : undefined;
}

const by = (SSEAlgorithm: 'AES256' | 'aws:kms', KMSMasterKeyID?: string): Encryption => ({
  ServerSideEncryptionConfiguration: {
    Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm, KMSMasterKeyID }, BucketKeyEnabled: false }],
  },
});

/** The key that `cdk bootstrap --bootstrap-customer-key` makes has some id. */
const customerKey = (account: AccountId, region: string): string =>
  `arn:aws:kms:${region}:${account}:key/00000000-0000-4000-8000-${account}`;

/**
 * The default encryption of a bucket: of one for CDK's assets by KMS, with the key of AWS (which is not named) or with a
 * customer's; of any other by S3's own keys. A bucket in another Region is not served, and one of another account is
 * denied, as no bucket policy lets anybody in.
 * Source: S3 API reference, GetBucketEncryption;
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html;
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (PermanentRedirect)
 */
export const bucketEncryption =
  ({ has, bootstrapOf }: Buckets) =>
  ({ Bucket = '' }: GetBucketEncryptionCommandInput, { caller, region }: Call): Encryption => {
    if (has(Bucket)) return by('AES256');
    const assets = assetsBucket(Bucket);
    const bootstrap = assets && bootstrapOf(assets.account, assets.region);
    if (!assets || !bootstrap) throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', {}, 404);
    if (assets.region !== region)
      throw new ServiceError(
        'PermanentRedirect',
        'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
        {},
        301,
      );
    if (assets.account !== caller.account) throw new ServiceError('AccessDenied', 'Access Denied', {}, 403);
    return bootstrap.key === 'customer' ? by('aws:kms', customerKey(assets.account, region)) : by('aws:kms');
  };
