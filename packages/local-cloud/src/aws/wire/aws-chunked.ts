import { ServiceError } from '../service';

/**
 * Decodes a body that was sent as `aws-chunked`. Drops the trailing headers (checksums).
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * @throws ServiceError IncompleteBody
 */
export const readChunks = (body: Buffer): Buffer => {
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', position);
    const size = lineEnd < 0 ? Number.NaN : Number.parseInt(body.toString('latin1', position, lineEnd), 16);
    if (Number.isNaN(size) || lineEnd + 2 + size > body.length)
      throw new ServiceError('IncompleteBody', 'The body is not framed as its aws-chunked encoding says.');
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    position = lineEnd + 2 + size + 2;
  }
};
