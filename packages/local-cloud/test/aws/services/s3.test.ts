import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type RunningServer, startServer } from '../../../src/aws/server';
import type { Need } from '../../../src/aws/service';
import { createS3, type S3Service } from '../../../src/aws/services/s3';
import { VirtualClock } from '../../../src/clock/clock';
import { managementAccount, simulatedAws } from '../simulated-aws-builder';

const Bucket = 'example';
const nameOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no error',
    (error: Error) => error.name,
  );

let s3: S3Service;
let server: RunningServer;
let client: S3Client;
let denied: ReadonlySet<string>;
let needs: Need[];

beforeEach(async () => {
  const clock = new VirtualClock(Date.parse('2026-11-22T09:00:00Z'));
  s3 = createS3({ clock, account: managementAccount, buckets: [Bucket] });
  denied = new Set();
  needs = [];
  const authorize = (_: unknown, need: Need) => {
    needs.push(need);
    return denied.has(need.action) ? ({ by: 'identity-based policy', explicit: false } as const) : undefined;
  };
  server = await startServer(simulatedAws({ services: [s3], clock, authorize }));
  client = new S3Client({
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
});
afterEach(async () => {
  client.destroy();
  await server.close();
});

test('gives back what was put, with its checksum, type and time', async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: 'a/b c+é.json', Body: '{}', ContentType: 'application/json' }));
  const got = await client.send(new GetObjectCommand({ Bucket, Key: 'a/b c+é.json' }));
  expect(await got.Body?.transformToString()).toBe('{}');
  expect([got.ContentType, got.ContentLength, got.LastModified, got.ETag, got.ChecksumCRC32]).toEqual([
    'application/json',
    2,
    new Date('2026-11-22T09:00:00Z'),
    '"99914b932bd37a50b983c5e7c90ae93b"',
    'o6a/Qw==',
  ]);
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'a/b c+é.json' }));
  expect(head.ContentLength).toBe(2);
});

test('reads a streamed upload without its frames', async () => {
  const Body = Readable.from([Buffer.from('first '), Buffer.from('second')]);
  await client.send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength: 12 }));
  const got = await client.send(new GetObjectCommand({ Bucket, Key: 'stream' }));
  expect([await got.Body?.transformToString(), got.ContentEncoding]).toEqual(['first second', undefined]);
});

test('writes only on the condition that is asked for', async () => {
  const put = (condition: { IfNoneMatch?: string; IfMatch?: string }, Body = 'x') =>
    client.send(new PutObjectCommand({ Bucket, Key: 'k', Body, ...condition }));
  expect(await nameOf(put({ IfMatch: '"none"' }))).toBe('NoSuchKey');
  const { ETag } = await put({ IfNoneMatch: '*' });
  expect(await nameOf(put({ IfNoneMatch: '*' }, 'y'))).toBe('PreconditionFailed');
  expect(await nameOf(put({ IfMatch: '"other"' }, 'y'))).toBe('PreconditionFailed');
  await put({ IfMatch: ETag }, 'z');
  expect(Buffer.from(s3.getObject(Bucket, 'k') ?? []).toString()).toBe('z');
});

test('answers what is missing with the name AWS has for it', async () => {
  expect(await nameOf(client.send(new GetObjectCommand({ Bucket, Key: 'none' })))).toBe('NoSuchKey');
  expect(await nameOf(client.send(new HeadObjectCommand({ Bucket, Key: 'none' })))).toBe('NotFound');
  expect(await nameOf(client.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'k' })))).toBe('NoSuchBucket');
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'none' }));
});

test('lists by prefix, delimiter and page', async () => {
  for (let index = 0; index < 1005; index++) s3.putObject(Bucket, `runs/${String(index).padStart(4, '0')}`, 'x');
  s3.putObject(Bucket, 'other', 'x');
  const pages: (number | undefined)[] = [];
  const keys = new Set<string | undefined>();
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: 'runs/' })) {
    pages.push(page.KeyCount);
    for (const { Key } of page.Contents ?? []) keys.add(Key);
  }
  expect([pages, keys.size]).toEqual([[1000, 5], 1005]);
  const top = await client.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }));
  expect([top.Contents?.map(({ Key }) => Key), top.CommonPrefixes]).toEqual([['other'], [{ Prefix: 'runs/' }]]);
  const after = await client.send(new ListObjectsV2Command({ Bucket, StartAfter: 'runs/1002' }));
  expect(after.Contents?.map(({ Key }) => Key)).toEqual(['runs/1003', 'runs/1004']);
});

test('copies and deletes', async () => {
  s3.putObject(Bucket, 'from here', 'text');
  await client.send(new CopyObjectCommand({ Bucket, Key: 'to', CopySource: `/${Bucket}/from%20here` }));
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'from here' }));
  expect(s3.listObjects(Bucket).map(({ key, body }) => [key, Buffer.from(body).toString()])).toEqual([['to', 'text']]);
});

test('a missing key is denied to a caller who may not list, as on AWS', async () => {
  s3.putObject(Bucket, 'there', 'x');
  denied = new Set(['s3:ListBucket']);
  expect(await nameOf(client.send(new GetObjectCommand({ Bucket, Key: 'there' })))).toBe('no error');
  await expect(client.send(new GetObjectCommand({ Bucket, Key: 'none' }))).rejects.toMatchObject({
    name: 'AccessDenied',
    $metadata: { httpStatusCode: 403 },
    message:
      'User: arn:aws:iam::100000000001:user/administrator is not authorized to perform: s3:ListBucket on resource: arn:aws:s3:::example because no identity-based policy allows the s3:ListBucket action',
  });
});

test('asks for permissions on the object, and on the bucket with the prefix of a listing', async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }));
  await client.send(new GetObjectCommand({ Bucket, Key: 'k' }));
  await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'runs/' }));
  const context = { 'aws:requestedregion': 'eu-west-1' };
  expect(needs).toEqual([
    { action: 's3:PutObject', resource: 'arn:aws:s3:::example/k', context },
    { action: 's3:GetObject', resource: 'arn:aws:s3:::example/k', context },
    { action: 's3:ListBucket', resource: 'arn:aws:s3:::example', context: { ...context, 's3:prefix': 'runs/' } },
  ]);
});

test('refuses by name what it does not do', async () => {
  const message = async (call: Promise<unknown>): Promise<string> => call.then(String, (error: Error) => error.message);
  expect(await message(client.send(new GetObjectCommand({ Bucket, Key: 'k', Range: 'bytes=0-1' })))).toBe(
    'The simulated AWS does not do s3:GetObject with Range.',
  );
  expect(await message(client.send(new DeleteBucketCommand({ Bucket })))).toBe(
    'The simulated AWS has no s3:DeleteBucket.',
  );
  expect(await message(client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'k' }] } })))).toBe(
    'The simulated AWS has no s3:DeleteObjects, as it does not read XML bodies.',
  );
});
