import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DroppedConnection } from './dropped-connection';
import { ServiceError } from './service';
import type { SimulatedAws } from './simulated-aws';
import { decodeRequest } from './wire/decode';
import { encodeResponse } from './wire/encode';
import { encodeError } from './wire/errors';
import type { Fields, WireRequest, WireResponse } from './wire/message';
import type { ServiceModel } from './wire/model';
import { modelOf } from './wire/models';
import { requestWithoutService } from './wire/no-service';
import { readBody } from './wire/read-body';

/** A server that listens; `close` also ends the connections that clients keep open. */
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Credential scope of a SigV4 signature: key id, date, Region, service. */
const scopeOf = (
  authorization: string | undefined,
): { keyId: string; region: string; signingName: string } | undefined => {
  const match = /Credential=([^/,]+)\/\d+\/([^/,]+)\/([^/,]+)\//.exec(authorization ?? '');
  const [, keyId, region, signingName] = match ?? [];
  return keyId !== undefined && region !== undefined && signingName !== undefined
    ? { keyId, region, signingName }
    : undefined;
};

const wireRequest = (request: IncomingMessage, body: Buffer): WireRequest => {
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(search),
    headers: request.headers as Record<string, string>,
    body,
  };
};

class Endpoint {
  private readonly models: ReadonlyMap<string, ServiceModel>;
  private requests = 0;

  constructor(private readonly aws: SimulatedAws) {
    const models = aws.serviceNames.map((name) => modelOf(name));
    this.models = new Map(models.map((model) => [model.signingName, model]));
  }

  async answer(request: IncomingMessage): Promise<WireResponse> {
    const requestId = `00000000-0000-4000-8000-${String(++this.requests).padStart(12, '0')}`;
    const scope = scopeOf(request.headers.authorization);
    const model = scope && this.models.get(scope.signingName);
    if (!scope || !model) return requestWithoutService(request.headers, scope?.signingName, [...this.models.keys()]);
    try {
      const { operation, input } = decodeRequest(model, wireRequest(request, await readBody(request)));
      const output = await this.aws.call(this.aws.credentials.resolve(scope.keyId), {
        service: model.name,
        operation: operation.name,
        input,
        region: scope.region,
      });
      return encodeResponse(model, operation, (output ?? {}) as Fields, requestId);
    } catch (error: unknown) {
      if (error instanceof ServiceError) return encodeError(model, error, requestId);
      throw error;
    }
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const release = this.aws.clock.hold();
    response.once('close', release);
    try {
      const { status, headers, body } = await this.answer(request);
      // Node's own date would be the machine's: an SDK on simulated time would correct its clock by it.
      response.sendDate = false;
      response.writeHead(status, { ...headers, date: new Date(this.aws.clock.now()).toUTCString() });
      response.end(request.method === 'HEAD' ? undefined : body);
    } catch (error: unknown) {
      if (!(error instanceof DroppedConnection)) this.aws.defects.push(error as Error);
      response.destroy();
    }
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
 * Serves the simulated AWS over HTTP, on 127.0.0.1 only and with one port for all services: the credential scope of a
 * request's signature says which service it is for, its access key id who calls. Signatures are not verified.
 * @param port 0 for any that is free
 * @throws Error EADDRINUSE
 */
export const startServer = async (aws: SimulatedAws, port = 0): Promise<RunningServer> => {
  const endpoint = new Endpoint(aws);
  const server = createServer((request, response) => void endpoint.serve(request, response));
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
