import { Readable } from 'node:stream';
import dynalite from 'dynalite';
import * as z from 'zod';
import { ServiceError } from '../service';

const ErrorBody = z.object({
  __type: z.string(),
  message: z.string().optional(),
  Message: z.string().optional(),
});

// What dynalite looks at before the request itself; it verifies no signature.
const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=none/20260101/none/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
};

/** Sends one operation and gives the answer's JSON. @throws ServiceError as dynalite answers it */
export type DynaliteTransport = (operation: string, body: unknown) => Promise<unknown>;

const answerOf = (status: number, text: string): unknown => {
  const parsed: unknown = JSON.parse(text);
  if (status === 200) return parsed;
  const { __type: type, message, Message } = ErrorBody.parse(parsed);
  throw new ServiceError(type.split('#').pop() ?? '', message ?? Message ?? '', {}, status);
};

/**
 * A database in memory, of its own. dynalite is an HTTP server; its requests are handed over without a socket, so that
 * there is one port for all services and no second trip over the loopback.
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
