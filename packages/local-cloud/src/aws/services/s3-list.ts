import type { ListObjectsV2CommandInput } from '@aws-sdk/client-s3';
import { ServiceError } from '../service';
import type { StoredObject } from './object-store';

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
const longestPage = 1000;

interface Entry {
  /** The key, or the common prefix. */
  readonly name: string;
  readonly object?: StoredObject;
}

const entriesOf = (
  objects: readonly StoredObject[],
  { Prefix = '', Delimiter }: ListObjectsV2CommandInput,
): readonly Entry[] => {
  const entries = new Map<string, Entry>();
  for (const object of objects) {
    const cut = Delimiter === undefined ? -1 : object.key.indexOf(Delimiter, Prefix.length);
    const name = cut < 0 ? object.key : object.key.slice(0, cut + (Delimiter?.length ?? 0));
    if (!entries.has(name)) entries.set(name, cut < 0 ? { name, object } : { name });
  }
  return [...entries.values()];
};

const positionAfter = (entries: readonly Entry[], input: ListObjectsV2CommandInput): number => {
  const { ContinuationToken: token, StartAfter: after } = input;
  const last = token === undefined ? after : Buffer.from(token, 'base64url').toString('utf8');
  if (token === '') throw new ServiceError('InvalidArgument', 'The continuation token provided is incorrect', {}, 400);
  if (last === undefined) return 0;
  const bytes = Buffer.from(last);
  const index = entries.findIndex(({ name }) => Buffer.compare(Buffer.from(name), bytes) > 0);
  return index < 0 ? entries.length : index;
};

/** One page of a listing. @param objects all objects with the prefix, in order of their keys */
export const listObjects = (
  objects: readonly StoredObject[],
  input: ListObjectsV2CommandInput,
): Record<string, unknown> => {
  const entries = entriesOf(objects, input);
  const start = positionAfter(entries, input);
  const size = Math.min(input.MaxKeys ?? longestPage, longestPage);
  const page = entries.slice(start, start + size);
  const truncated = size > 0 && start + size < entries.length;
  const last = page.at(-1)?.name ?? '';
  return {
    Name: input.Bucket,
    Prefix: input.Prefix ?? '',
    ...(input.Delimiter !== undefined && { Delimiter: input.Delimiter }),
    MaxKeys: size,
    KeyCount: page.length,
    IsTruncated: truncated,
    ...(input.ContinuationToken !== undefined && { ContinuationToken: input.ContinuationToken }),
    ...(input.StartAfter !== undefined && { StartAfter: input.StartAfter }),
    ...(truncated && { NextContinuationToken: Buffer.from(last).toString('base64url') }),
    Contents: page.flatMap(({ object }) =>
      object
        ? {
            Key: object.key,
            LastModified: new Date(object.modifiedAt),
            ETag: object.etag,
            Size: object.body.length,
            StorageClass: 'STANDARD',
          }
        : [],
    ),
    CommonPrefixes: page.flatMap(({ name, object }) => (object ? [] : { Prefix: name })),
  };
};
