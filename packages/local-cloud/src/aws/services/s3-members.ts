import { type Call, ServiceError } from '../service';

// Members without effect in the simulation: payer and owner checks, checksum settings, hints of the SDK.
const harmless = [
  'Bucket',
  'Key',
  'ExpectedBucketOwner',
  'RequestPayer',
  'ChecksumAlgorithm',
  'OptionalObjectAttributes',
];
/** Members that PutObject stores and GetObject returns. */
export const storedMembers = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
  'Expires',
  'Metadata',
  'ServerSideEncryption',
  'SSEKMSKeyId',
  'BucketKeyEnabled',
];
/** Checksums are stored as the client sent them, and returned when a client asks for them. */
export const checksumMembers = [
  'ChecksumCRC32',
  'ChecksumCRC32C',
  'ChecksumCRC64NVME',
  'ChecksumSHA1',
  'ChecksumSHA256',
];
const read = ['IfMatch', 'IfNoneMatch', 'ChecksumMode'];

const supported: Readonly<Record<string, readonly string[]>> = {
  GetObject: read,
  HeadObject: read,
  PutObject: [...storedMembers, ...checksumMembers, 'Body', 'ContentLength', 'ContentMD5', 'IfMatch', 'IfNoneMatch'],
  CopyObject: ['CopySource', 'ServerSideEncryption', 'SSEKMSKeyId', 'BucketKeyEnabled'],
  DeleteObject: [],
  GetBucketEncryption: [],
  ListObjectsV2: ['Prefix', 'Delimiter', 'MaxKeys', 'ContinuationToken', 'StartAfter', 'FetchOwner'],
};

/**
 * Refuses a request for a feature that is not simulated, e.g. a range or a version. @throws ServiceError NotImplemented
 */
export const refuseUnknownMembers = ({ operation, input }: Call): void => {
  const known = [...harmless, ...(supported[operation] ?? [])];
  const unknown = Object.keys(input).filter((name) => input[name] !== undefined && !known.includes(name));
  if (unknown.length > 0)
    throw new ServiceError(
      'NotImplemented',
      `The simulated AWS does not do s3:${operation} with ${unknown.join(', ')}.`,
      {},
      501,
    );
};
