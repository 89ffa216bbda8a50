import type {
  CopyObjectCommandInput,
  DeleteObjectCommandInput,
  GetObjectCommandInput,
  HeadObjectCommandInput,
  ListObjectsV2CommandInput,
  PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import type { AccountId } from '../account';
import type { Clock } from '../../clock/clock';
import type { Bootstrap } from '../organization/bootstrap';
import type { Service } from '../service';
import { ObjectStore } from './object-store';
import { assetsBucket, bucketEncryption } from './s3-encryption';
import { listObjects } from './s3-list';
import { refuseUnknownMembers } from './s3-members';
import { s3Needs } from './s3-needs';
import { S3Objects } from './s3-objects';

export interface S3Options {
  readonly clock: Clock;
  /** Owner of the objects. */
  readonly account: AccountId;
  readonly buckets?: readonly string[];
  /** How a Region of an account is bootstrapped for CDK. @default nowhere */
  readonly bootstrapOf?: (account: AccountId, region: string) => Bootstrap | undefined;
}

/** S3. The extra methods give direct access: they check no permissions and are not recorded. */
export interface S3Service extends Service {
  createBucket(name: string): void;
  putObject(bucket: string, key: string, body: string | Uint8Array): void;
  getObject(bucket: string, key: string): Uint8Array | undefined;
  /** In order of their keys. */
  listObjects(bucket: string, prefix?: string): readonly { readonly key: string; readonly body: Uint8Array }[];
}

/**
 * S3 in memory, for the buckets of one account. It has no versions, ranges or multipart uploads: input members of
 * features that are not simulated are refused by name.
 */
export const createS3 = ({ clock, account, buckets: names = [], bootstrapOf }: S3Options): S3Service => {
  const store = new ObjectStore();
  for (const name of names) store.create(name);
  const objects = new S3Objects(store, clock);
  const operations = {
    GetObject: (input: GetObjectCommandInput) => objects.get(input),
    HeadObject: (input: HeadObjectCommandInput) => objects.head(input),
    PutObject: (input: PutObjectCommandInput) => objects.put(input),
    CopyObject: (input: CopyObjectCommandInput) => objects.copy(input),
    DeleteObject: (input: DeleteObjectCommandInput) => objects.delete(input),
    GetBucketEncryption: bucketEncryption({
      has: (name) => store.has(name),
      bootstrapOf: bootstrapOf ?? (() => undefined),
    }),
    ListObjectsV2: (input: ListObjectsV2CommandInput) =>
      listObjects(store.list(objects.exists(input.Bucket), input.Prefix), input),
  };
  return {
    name: 's3',
    target: ({ input }) => assetsBucket(input['Bucket'])?.account ?? account,
    needs: (call) => {
      refuseUnknownMembers(call);
      return s3Needs(store, call);
    },
    operations,
    createBucket: (name) => store.create(name),
    putObject: (bucket, key, body) => {
      objects.put({ Bucket: bucket, Key: key, Body: body });
    },
    getObject: (bucket, key) => store.get(bucket, key)?.body,
    listObjects: (bucket, prefix) => store.list(bucket, prefix),
  };
};
