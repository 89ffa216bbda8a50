import type { IncomingMessage } from 'node:http';
import { ServiceError } from '../service';

/** Protects the memory of the process. AWS requests are smaller, except large uploads to S3. */
const limitBytes = 64 * 1024 * 1024;

/** Collects the body of a request. @throws ServiceError EntityTooLarge over 64 MiB */
export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > limitBytes) throw new ServiceError('EntityTooLarge', `The body is larger than ${limitBytes} bytes.`);
    chunks.push(chunk as Buffer);
  }
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
};
