import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DroppedConnection } from './dropped-connection';
import { type Answer, createEndpoint } from './endpoint';
import type { SimulatedAws } from './simulated-aws';
import type { WireRequest } from './wire/message';
import { readBody } from './wire/read-body';

/** A listening server. `close` also ends keep-alive connections. */
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

const headOf = (request: IncomingMessage): Omit<WireRequest, 'body'> => {
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(search),
    headers: request.headers as Record<string, string>,
  };
};

async function serve(
  aws: SimulatedAws,
  answer: Answer,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const release = aws.clock.hold();
  response.once('close', release);
  try {
    const { status, headers, body } = await answer(headOf(request), () => readBody(request));
    // Node.js would send the real time, and an SDK on simulated time would correct its clock by it.
    response.sendDate = false;
    response.writeHead(status, { ...headers, date: new Date(aws.clock.now()).toUTCString() });
    response.end(request.method === 'HEAD' ? undefined : body);
  } catch (error: unknown) {
    if (!(error instanceof DroppedConnection)) aws.defects.push(error as Error);
    response.destroy();
  }
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

/**
 * Serves the simulated AWS over HTTP on 127.0.0.1, with one port for all services.
 * @param port 0 selects a free port
 * @throws Error EADDRINUSE
 */
export const startServer = async (aws: SimulatedAws, port = 0): Promise<RunningServer> => {
  const answer = createEndpoint(aws);
  const server = createServer((request, response) => void serve(aws, answer, { request, response }));
  server.keepAliveTimeout = 60_000;
  await listen(server, port);
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
};
