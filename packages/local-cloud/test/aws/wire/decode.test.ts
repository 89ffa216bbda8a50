import { decodeRequest } from '../../../src/aws/wire/decode';
import type { WireRequest } from '../../../src/aws/wire/message';
import { modelOf } from '../../../src/aws/wire/models';

const request = (method: string, target: string, overrides: Partial<WireRequest> = {}): WireRequest => {
  const [path = '', search = ''] = target.split('?');
  return { method, path, query: new URLSearchParams(search), headers: {}, body: Buffer.alloc(0), ...overrides };
};

// Other SDKs do not send the hint x-id, so the path and its parameters must identify the operation.
test.each([
  ['GET', '/', 'ListBuckets'],
  ['GET', '/bucket', 'ListObjects'],
  ['GET', '/bucket/?list-type=2&prefix=a', 'ListObjectsV2'],
  ['GET', '/bucket?versioning', 'GetBucketVersioning'],
  ['GET', '/bucket/a/b', 'GetObject'],
  ['GET', '/bucket/a/b?x-id=GetObject', 'GetObject'],
  ['GET', '/bucket/a/b?uploadId=1', 'ListParts'],
  ['GET', '/bucket/a/b?tagging', 'GetObjectTagging'],
  ['HEAD', '/bucket/a', 'HeadObject'],
  ['PUT', '/bucket/a', 'PutObject'],
  ['PUT', '/bucket/a?partNumber=1&uploadId=2', 'UploadPart'],
  ['DELETE', '/bucket', 'DeleteBucket'],
])('%s %s is %s', (method, target, operation) => {
  expect(decodeRequest(modelOf('s3'), request(method, target)).operation.name).toBe(operation);
});

test('a copy is told from a put by its header', () => {
  const headers = { 'x-amz-copy-source': 'bucket/other' };
  const { operation, input } = decodeRequest(modelOf('s3'), request('PUT', '/bucket/a%20b', { headers }));
  expect([operation.name, input]).toEqual(['CopyObject', { Bucket: 'bucket', Key: 'a b', CopySource: 'bucket/other' }]);
});

test('a key keeps its slashes at the end and its dots', () => {
  expect(decodeRequest(modelOf('s3'), request('GET', '/bucket/a/../b//')).input).toEqual({
    Bucket: 'bucket',
    Key: 'a/../b//',
  });
});

test.each([
  ['a number for a string', '{"AccountId": 1}', 'AccountId: expected a string.'],
  ['a list for an object', '[]', 'GetAlternateContactRequest: expected an object.'],
  ['half a body', '{"AccountId": "0', 'The body is not JSON.'],
])('%s cannot be read, and the error does not quote it', (_, body, message) => {
  const read = () =>
    decodeRequest(modelOf('account'), request('POST', '/getAlternateContact', { body: Buffer.from(body) }));
  expect(read).toThrow(expect.objectContaining({ code: 'SerializationException', message }));
});

test.each([
  [
    'account',
    request('POST', '/noSuchThing'),
    'UnknownOperationException',
    'The simulated AWS has no account:operation at POST /noSuchThing.',
  ],
  [
    'iam',
    request('POST', '/', { body: Buffer.from('Action=NoSuchThing') }),
    'InvalidAction',
    'The simulated AWS has no iam:NoSuchThing.',
  ],
  [
    'dynamodb',
    request('POST', '/', { headers: { 'x-amz-target': 'DynamoDB_20120810.NoSuchThing' } }),
    'UnknownOperationException',
    'The simulated AWS has no dynamodb:NoSuchThing.',
  ],
  ['sfn', request('POST', '/'), 'UnknownOperationException', 'The simulated AWS has no sfn:(no operation named).'],
])('an unknown operation of %s is refused by name', (name, unknown, code, message) => {
  expect(() => decodeRequest(modelOf(name), unknown)).toThrow(expect.objectContaining({ code, message }));
});
