import type { NormalizedSchema } from '@smithy/core/schema';
import type { ServiceError } from '../service';
import { jsonType } from './encode';
import { toJson } from './json-codec';
import type { Fields, WireResponse } from './message';
import type { ServiceModel } from './model';
import { element, escapeXml } from './xml-codec';

interface ErrorTraits {
  readonly awsQueryError?: readonly [string, number];
  readonly httpError?: number;
  readonly error?: 'client' | 'server';
}

/** Status of an error that the service's model lacks, e.g. an error that all services share. */
const commonStatus = (code: string): number => {
  if (/^(Internal|ServiceUnavailable)/.test(code)) return 500;
  if (/AccessDenied|^ExpiredToken|^InvalidClientTokenId|^MissingAuthenticationToken/.test(code)) return 403;
  return code === 'TooManyRequestsException' ? 429 : 400;
};

/**
 * The HTTP status of an error. The awsJson protocols know two, whatever the error: 400 for what the client did, 500 for
 * what the service did.
 * Source: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html; API references of Organizations and DynamoDB
 */
const statusOf = (model: ServiceModel, { code, status }: ServiceError, traits: ErrorTraits): number => {
  const found = status ?? traits.awsQueryError?.[1] ?? traits.httpError ?? commonStatus(code);
  const isJson = model.protocol === 'awsJson1_0' || model.protocol === 'awsJson1_1';
  if (!isJson) return found;
  return found >= 500 || traits.error === 'server' ? 500 : 400;
};

const traitsOf = (schema: NormalizedSchema | undefined): ErrorTraits => schema?.getMergedTraits() ?? {};

const hasMember = (schema: NormalizedSchema | undefined, name: string): boolean => {
  if (schema) for (const [member] of schema.structIterator()) if (member === name) return true;
  return false;
};

const xmlError = (model: ServiceModel, fields: Readonly<Record<string, string>>, requestId: string): string => {
  const inner = Object.entries(fields).map(([name, text]) => element(name, escapeXml(text)));
  const id = element('RequestId', requestId);
  if (model.protocol === 'restXml') return element('Error', inner.join('') + id);
  return element('ErrorResponse', element('Error', inner.join('')) + id, ` xmlns="${model.xmlNamespace}"`);
};

/** Encodes an error. The service's client throws its modelled class, or a plain service exception with that name. */
export const encodeError = (model: ServiceModel, error: ServiceError, requestId: string): WireResponse => {
  const schema = model.errors.get(error.code);
  const traits = traitsOf(schema);
  const status = statusOf(model, error, traits);
  if (model.protocol === 'awsQuery' || model.protocol === 'restXml') {
    const code = traits.awsQueryError?.[0] ?? error.code;
    const type = status >= 500 ? 'Receiver' : 'Sender';
    const fields = { ...(model.protocol === 'awsQuery' && { Type: type }), Code: code, Message: error.message };
    return {
      status,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body: xmlError(model, fields, requestId),
    };
  }
  const rest = model.protocol === 'restJson1';
  const details = schema ? (toJson(schema, error.details) as Fields) : error.details;
  const messageName = hasMember(schema, 'Message') ? 'Message' : 'message';
  return {
    status,
    headers: {
      'x-amzn-requestid': requestId,
      'content-type': rest ? 'application/json' : jsonType(model),
      ...(rest && { 'x-amzn-errortype': error.code }),
    },
    body: JSON.stringify({ ...(!rest && { __type: error.code }), ...details, [messageName]: error.message }),
  };
};
