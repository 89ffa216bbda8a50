import { ServiceError } from './service';
import type { SimulatedAws } from './simulated-aws';
import { decodeRequest } from './wire/decode';
import { encodeResponse } from './wire/encode';
import { encodeError } from './wire/errors';
import type { Fields, WireRequest, WireResponse } from './wire/message';
import type { ServiceModel } from './wire/model';
import { modelOf } from './wire/models';
import { requestWithoutService } from './wire/no-service';

/**
 * Answers one request as AWS would; the body is read once the request is known to be for a service that is there. Rejects
 * with DroppedConnection where no answer comes.
 */
export type Answer = (head: Omit<WireRequest, 'body'>, readBody: () => Promise<Buffer>) => Promise<WireResponse>;

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

/**
 * The simulated AWS on the wire, with one endpoint for all services: the credential scope of a request's signature says
 * which service it is for, its access key id who calls. Signatures are not verified.
 */
export const createEndpoint = (aws: SimulatedAws): Answer => {
  const models: ReadonlyMap<string, ServiceModel> = new Map(
    aws.serviceNames.map((name) => [modelOf(name).signingName, modelOf(name)]),
  );
  let requests = 0;
  return async (head, readBody) => {
    const requestId = `00000000-0000-4000-8000-${String(++requests).padStart(12, '0')}`;
    const scope = scopeOf(head.headers['authorization']);
    const model = scope && models.get(scope.signingName);
    if (!scope || !model) return requestWithoutService(head.headers, scope?.signingName, [...models.keys()]);
    try {
      const { operation, input } = decodeRequest(model, { ...head, body: await readBody() });
      const output = await aws.call(aws.credentials.resolve(scope.keyId), {
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
  };
};
