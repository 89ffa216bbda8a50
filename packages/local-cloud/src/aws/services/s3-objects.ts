import type {
  CopyObjectCommandInput,
  DeleteObjectCommandInput,
  GetObjectCommandInput,
  HeadObjectCommandInput,
  PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import type { Clock } from '../../clock/clock';
import { ServiceError } from '../service';
import type { ObjectStore, StoredObject } from './object-store';
import { copySource } from './s3-copy-source';
import { checksumMembers, storedMembers } from './s3-members';

const pick = (input: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([name, value]) => names.includes(name) && value !== undefined));

const noSuchKey = (key: string): ServiceError =>
  new ServiceError('NoSuchKey', 'The specified key does not exist.', { Key: key }, 404);

const preconditionFailed = (): ServiceError =>
  new ServiceError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {}, 412);

const bytesOf = (body: unknown): Uint8Array => {
  if (body === undefined) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body);
  // A copy, because the bytes are a view of a larger buffer that would stay in memory with them.
  if (body instanceof Uint8Array) return new Uint8Array(body);
  throw new ServiceError('NotImplemented', 'PutObject: Body has to be text or bytes.', {}, 501);
};

/** The object operations, with the inputs and outputs of the SDK. */
export class S3Objects {
  constructor(
    readonly store: ObjectStore,
    private readonly clock: Clock,
  ) {}

  exists(bucket: unknown): string {
    if (typeof bucket === 'string' && this.store.has(bucket)) return bucket;
    throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', { BucketName: bucket }, 404);
  }

  find(input: { Bucket?: string; Key?: string; IfMatch?: string; IfNoneMatch?: string }): StoredObject {
    const key = input.Key ?? '';
    const object = this.store.get(this.exists(input.Bucket), key);
    if (!object) throw noSuchKey(key);
    if (input.IfMatch !== undefined && input.IfMatch !== object.etag) throw preconditionFailed();
    if (input.IfNoneMatch === object.etag || input.IfNoneMatch === '*')
      throw new ServiceError('NotModified', 'Not Modified', {}, 304);
    return object;
  }

  describe(object: StoredObject, withChecksum: boolean): Record<string, unknown> {
    const checksum = pick(object.metadata, checksumMembers);
    return {
      ...pick(object.metadata, storedMembers),
      ...(withChecksum && Object.keys(checksum).length > 0 && { ...checksum, ChecksumType: 'FULL_OBJECT' }),
      ETag: object.etag,
      ContentLength: object.body.length,
      LastModified: new Date(object.modifiedAt),
      AcceptRanges: 'bytes',
    };
  }

  get(input: GetObjectCommandInput): Record<string, unknown> {
    const object = this.find(input);
    return { ...this.describe(object, input.ChecksumMode === 'ENABLED'), Body: object.body };
  }

  head(input: HeadObjectCommandInput): Record<string, unknown> {
    return this.describe(this.find(input), input.ChecksumMode === 'ENABLED');
  }

  /** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
  put(input: PutObjectCommandInput): Record<string, unknown> {
    const bucket = this.exists(input.Bucket);
    const key = input.Key ?? '';
    const existing = this.store.get(bucket, key);
    if (input.IfNoneMatch !== undefined && input.IfNoneMatch !== '*')
      throw new ServiceError('NotImplemented', 'PutObject: IfNoneMatch can only be *.', {}, 501);
    if (input.IfNoneMatch === '*' && existing) throw preconditionFailed();
    if (input.IfMatch !== undefined && !existing) throw noSuchKey(key);
    if (input.IfMatch !== undefined && existing?.etag !== input.IfMatch) throw preconditionFailed();
    const { etag } = this.store.put(bucket, {
      key,
      body: bytesOf(input.Body),
      modifiedAt: this.clock.now(),
      metadata: pick(input, [...storedMembers, ...checksumMembers]),
    });
    return { ETag: etag, ...pick(input, checksumMembers) };
  }

  copy(input: CopyObjectCommandInput): Record<string, unknown> {
    const source = copySource(input.CopySource ?? '');
    const { body, metadata } = this.find({ Bucket: source.bucket, Key: source.key });
    const bucket = this.exists(input.Bucket);
    const { etag, modifiedAt } = this.store.put(bucket, {
      key: input.Key ?? '',
      body,
      modifiedAt: this.clock.now(),
      metadata,
    });
    return { CopyObjectResult: { ETag: etag, LastModified: new Date(modifiedAt) } };
  }

  delete(input: DeleteObjectCommandInput): Record<string, unknown> {
    this.store.delete(this.exists(input.Bucket), input.Key ?? '');
    return {};
  }
}
