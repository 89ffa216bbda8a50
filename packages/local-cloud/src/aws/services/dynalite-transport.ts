import { Readable } from 'node:stream';
import dynalite from 'dynalite';
import * as z from 'zod';
import { ServiceError } from '../service';

const ErrorBody = z.object({
  __type: z.string(),
  message: z.string().optional(),
  Message: z.string().optional(),
});

// dynalite requires these headers, but verifies no signature.
const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=none/20260101/none/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
};

/** Sends one operation and returns the JSON of the answer. @throws ServiceError as dynalite answers it */
export type DynaliteTransport = (operation: string, body: unknown) => Promise<unknown>;

const answerOf = (status: number, text: string): unknown => {
  const parsed: unknown = JSON.parse(text);
  if (status === 200) return parsed;
  const { __type: type, message, Message } = ErrorBody.parse(parsed);
  throw new ServiceError(type.split('#').pop() ?? '', message ?? Message ?? '', {}, status);
};

/**
 * Opens a new database in memory. dynalite is an HTTP server, but gets its requests without a socket, because one port
 * serves all services and a second trip over the loopback would cost time.
 */
export const openDynalite = (): DynaliteTransport => {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  return (operation, body) =>
    new Promise((resolve, reject) => {
      const request = Object.assign(Readable.from([Buffer.from(JSON.stringify(body))]), {
        method: 'POST',
        url: '/',
        headers: { ...headers, 'x-amz-target': `DynamoDB_20120810.${operation}` },
      });
      const response = {
        statusCode: 200,
        setHeader: (): void => undefined,
        end: (text: string): void => {
          try {
            resolve(answerOf(response.statusCode, text));
          } catch (error: unknown) {
            reject(error);
          }
        },
      };
      server.emit('request', request, response);
    });
};
