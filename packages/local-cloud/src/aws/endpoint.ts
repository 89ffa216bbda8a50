import { invalidCredentials } from './authorization';
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
 * Answers one request as AWS would. Reads the body only when the request is for a simulated service. Rejects with
 * DroppedConnection when a fault drops the answer.
 */
export type Answer = (head: Omit<WireRequest, 'body'>, readBody: () => Promise<Buffer>) => Promise<WireResponse>;

/** Key id, Region and service in the credential scope of a SigV4 signature, and the session token. */
interface Signature {
  readonly keyId: string;
  readonly region: string;
  readonly signingName: string;
  readonly sessionToken?: string;
}

/** A signature is in the Authorization header or, of a presigned URL, in the query. */
const signatureOf = ({ headers, query }: Pick<WireRequest, 'headers' | 'query'>): Signature | undefined => {
  const credential =
    /Credential=([^,\s]+)/.exec(headers['authorization'] ?? '')?.[1] ?? query.get('X-Amz-Credential') ?? '';
  const [, keyId, region, signingName] = /^([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(credential) ?? [];
  const sessionToken = headers['x-amz-security-token'] ?? query.get('X-Amz-Security-Token') ?? undefined;
  return keyId !== undefined && region !== undefined && signingName !== undefined
    ? { keyId, region, signingName, ...(sessionToken !== undefined && { sessionToken }) }
    : undefined;
};

/**
 * The wire endpoint of the simulated AWS, one for all services. The credential scope of a signature names the service,
 * and the access key id names the caller. Session tokens are verified, signatures are not.
 */
export const createEndpoint = (aws: SimulatedAws): Answer => {
  const models: ReadonlyMap<string, ServiceModel> = new Map(
    aws.serviceNames.map((name) => [modelOf(name).signingName, modelOf(name)]),
  );
  let requests = 0;
  return async (head, readBody) => {
    const requestId = `00000000-0000-4000-8000-${String(++requests).padStart(12, '0')}`;
    const scope = signatureOf(head);
    const model = scope && models.get(scope.signingName);
    if (!scope || !model)
      return requestWithoutService(head.headers, {
        signingName: scope?.signingName,
        known: aws.serviceNames,
        requestId,
      });
    try {
      const { operation, input } = decodeRequest(model, { ...head, body: await readBody() });
      const caller = aws.credentials.resolve(scope.keyId, scope.sessionToken);
      if (!caller) throw invalidCredentials(model.protocol, scope.sessionToken);
      const output = await aws.call(caller, {
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
