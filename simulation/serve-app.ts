import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/** Anything that answers a request, such as a Hono app. */
export interface App {
  fetch(request: Request): Response | Promise<Response>;
}

export interface ServedApp {
  /** Address of the server, for example `http://127.0.0.1:8080`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves an app on 127.0.0.1; port 0 takes a free one. `makeApp` is called when the origin is known. */
export async function serveApp(makeApp: (origin: string) => App, port = 0): Promise<ServedApp> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const app = makeApp(origin);
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    answer(app, origin, incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error));
  });
  return {
    origin,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

async function answer(app: App, origin: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) headers.set(name, (value ?? []).join(', '));
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' as const } : {};
  const response = await app.fetch(new Request(`${origin}${incoming.url ?? '/'}`, { method, headers, ...body }));
  outgoing.writeHead(response.status, [...response.headers].flat());
  outgoing.end(method === 'HEAD' ? undefined : Buffer.from(await response.arrayBuffer()));
}
