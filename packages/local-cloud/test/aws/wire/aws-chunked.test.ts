import { readChunks } from '../../../src/aws/wire/aws-chunked';

test('takes the frames and the trailing checksum off', () => {
  const body = '6;chunk-signature=x\r\nfirst \r\n6\r\nsecond\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n';
  expect(readChunks(Buffer.from(body)).toString()).toBe('first second');
});

test.each([
  ['no frame', 'plain text'],
  ['a frame that is longer than the body', 'ff\r\nshort\r\n'],
  ['no last frame', '1\r\na\r\n'],
])('refuses a body with %s', (_, body) => {
  expect(() => readChunks(Buffer.from(body))).toThrow(expect.objectContaining({ code: 'IncompleteBody' }));
});
