import type { Call, Need } from '../service';
import type { ObjectStore } from './object-store';
import { copySource } from './s3-copy-source';
import { textMember } from './text-member';

const objectArn = (bucket: string, key: string): string => `arn:aws:s3:::${bucket}/${key}`;

/**
 * Without s3:ListBucket, S3 answers 403 for a key that does not exist. So reading a missing key needs both permissions.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
const readNeeds = (store: ObjectStore, bucket: string, key: string): readonly Need[] => {
  const missing = store.has(bucket) && !store.get(bucket, key);
  return [
    { action: 's3:GetObject', resource: objectArn(bucket, key) },
    ...(missing ? [{ action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}`, context: { 's3:prefix': [] } }] : []),
  ];
};

/** The permissions of an S3 call. */
export const s3Needs = (store: ObjectStore, call: Call): readonly Need[] => {
  const bucket = textMember(call, 'Bucket');
  const key = textMember(call, 'Key');
  const resource = objectArn(bucket, key);
  switch (call.operation) {
    case 'GetObject':
    case 'HeadObject':
      return readNeeds(store, bucket, key);
    case 'PutObject':
      return [
        { action: 's3:PutObject', resource },
        // A write with IfMatch tells something about the existing object, so S3 also requires s3:GetObject.
        // Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
        ...(call.input['IfMatch'] === undefined ? [] : [{ action: 's3:GetObject', resource }]),
      ];
    case 'CopyObject': {
      const source = copySource(textMember(call, 'CopySource'));
      return [...readNeeds(store, source.bucket, source.key), { action: 's3:PutObject', resource }];
    }
    case 'DeleteObject':
      return [{ action: 's3:DeleteObject', resource }];
    case 'GetBucketEncryption':
      return [{ action: 's3:GetEncryptionConfiguration', resource: `arn:aws:s3:::${bucket}` }];
    case 'ListObjectsV2': {
      const prefix = textMember(call, 'Prefix');
      const context = { 's3:prefix': prefix === '' ? [] : prefix };
      return [{ action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}`, context }];
    }
    default:
      throw new Error(`s3:${call.operation} has no permission of its own here.`);
  }
};
