import type { NormalizedSchema } from '@smithy/core/schema';
import { ServiceError } from '../service';
import { readChunks } from './aws-chunked';
import { fromJson, parseJson, readJsonBody, toJson } from './json-codec';
import type { Fields, WireRequest, WireResponse } from './message';
import type { OperationModel, ServiceModel } from './model';
import { readText, writeText } from './scalar';
import { toXml } from './xml-codec';

type Member = readonly [string, NormalizedSchema];

const payloadOf = (schema: NormalizedSchema): Member | undefined => {
  for (const member of schema.structIterator()) if (member[1].getMergedTraits().httpPayload) return member;
  return undefined;
};

const isBound = (schema: NormalizedSchema): boolean => {
  const { httpHeader, httpPrefixHeaders, httpResponseCode, httpLabel, httpQuery } = schema.getMergedTraits();
  return [httpHeader, httpPrefixHeaders, httpResponseCode, httpLabel, httpQuery].some((trait) => trait !== undefined);
};

const readTexts = (schema: NormalizedSchema, texts: readonly string[]): unknown => {
  const [first] = texts;
  if (first === undefined) return undefined;
  return schema.isListSchema() ? texts.map((text) => readText(schema.getValueSchema(), text)) : readText(schema, first);
};

const readPrefixed = (prefix: string, headers: WireRequest['headers']): Fields | undefined => {
  const found = Object.entries(headers).filter(([name]) => name.startsWith(prefix.toLowerCase()));
  return found.length > 0
    ? Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]))
    : undefined;
};

const readBound = (schema: NormalizedSchema, label: string | undefined, request: WireRequest): unknown => {
  const { httpLabel, httpQuery, httpHeader, httpPrefixHeaders } = schema.getMergedTraits();
  if (httpLabel) return label === undefined ? undefined : readText(schema, decodeURIComponent(label));
  if (httpQuery !== undefined) return readTexts(schema, request.query.getAll(httpQuery));
  if (httpHeader !== undefined) {
    const header = request.headers[httpHeader.toLowerCase()];
    if (header === undefined) return undefined;
    return readTexts(schema, schema.isListSchema() ? header.split(/, ?/) : [header]);
  }
  return httpPrefixHeaders === undefined ? undefined : readPrefixed(httpPrefixHeaders, request.headers);
};

const readPayload = (model: ServiceModel, operation: string, schema: NormalizedSchema, body: Buffer): unknown => {
  if (body.length === 0) return undefined;
  if (schema.isBlobSchema()) return new Uint8Array(body.buffer, body.byteOffset, body.length);
  if (!schema.isStructSchema()) return body.toString('utf8');
  if (model.protocol === 'restXml')
    throw new ServiceError(
      'NotImplemented',
      `The simulated AWS has no ${model.name}:${operation}, as it does not read XML bodies.`,
      {},
      501,
    );
  return fromJson(schema, parseJson(body));
};

const chunked = 'aws-chunked';

/** Decodes a chunked upload, and removes `aws-chunked` from the encodings: it is not an encoding of the content. */
const unframed = (request: WireRequest): WireRequest => {
  const { 'content-encoding': encoding, ...headers } = request.headers;
  if (!encoding?.includes(chunked)) return request;
  const rest = encoding.split(/, ?/).filter((one) => one !== chunked);
  return {
    ...request,
    headers: { ...headers, ...(rest.length > 0 && { 'content-encoding': rest.join(', ') }) },
    body: readChunks(request.body),
  };
};

/** Decodes the input of a REST operation: path, query, headers and body. @throws ServiceError */
export const readHttpInput = (
  model: ServiceModel,
  { name: operation, input: schema }: OperationModel,
  labels: Readonly<Record<string, string>>,
  received: WireRequest,
): Fields => {
  const input: Fields = {};
  if (!schema.isStructSchema()) return input;
  const request = unframed(received);
  const { body } = request;
  const payload = payloadOf(schema);
  const rest = payload || model.protocol === 'restXml' ? {} : readJsonBody(schema, body);
  for (const [name, memberSchema] of schema.structIterator()) {
    let value: unknown = isBound(memberSchema) ? readBound(memberSchema, labels[name], request) : rest[name];
    if (payload?.[0] === name) value = readPayload(model, operation, memberSchema, body);
    if (value !== undefined) input[name] = value;
  }
  return input;
};

const xmlDocument = (model: ServiceModel, schema: NormalizedSchema, value: unknown, name: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?>' +
  toXml(schema, value, name).replace(/^<([\w:]+)/, `<$1 xmlns="${model.xmlNamespace}"`);

const bodyOf = (model: ServiceModel, operation: OperationModel, output: Fields): WireResponse['body'] => {
  const schema = operation.output;
  const payload = payloadOf(schema);
  const xml = model.protocol === 'restXml';
  if (payload) {
    const [name, member] = payload;
    const value = output[name];
    if (value === undefined || value === null) return '';
    if (!member.isStructSchema()) return value as string | Uint8Array;
    const elementName = member.getMergedTraits().xmlName ?? member.getName() ?? name;
    return xml ? xmlDocument(model, member, value, elementName) : JSON.stringify(toJson(member, value));
  }
  const members = [...schema.structIterator()].filter(([, member]) => !isBound(member));
  const rest = Object.fromEntries(members.map(([name]) => [name, output[name]]));
  if (!xml) return JSON.stringify(toJson(schema, rest));
  const name = schema.getMergedTraits().xmlName ?? `${operation.name}Result`;
  return members.length > 0 ? xmlDocument(model, schema, rest, name) : '';
};

const headersOf = (schema: NormalizedSchema, output: Fields): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, member] of schema.structIterator()) {
    const value = output[name];
    const { httpHeader, httpPrefixHeaders } = member.getMergedTraits();
    if (value === undefined || value === null) continue;
    if (httpHeader !== undefined)
      headers[httpHeader.toLowerCase()] = Array.isArray(value)
        ? value.join(', ')
        : writeText(member, value, 'http-date');
    if (httpPrefixHeaders !== undefined)
      for (const [key, text] of Object.entries(value as Fields))
        headers[`${httpPrefixHeaders}${key}`.toLowerCase()] = String(text);
  }
  return headers;
};

/** Encodes the output of a REST operation as status, headers and body. */
export const writeHttpOutput = (model: ServiceModel, operation: OperationModel, output: Fields): WireResponse => {
  const schema = operation.output;
  let status = operation.route?.status ?? 200;
  if (!schema.isStructSchema()) return { status, headers: {}, body: '' };
  for (const [name, member] of schema.structIterator())
    if (member.getMergedTraits().httpResponseCode && typeof output[name] === 'number') status = output[name];
  const type = model.protocol === 'restXml' ? 'application/xml' : 'application/json';
  return {
    status,
    headers: { 'content-type': type, ...headersOf(schema, output) },
    body: bodyOf(model, operation, output),
  };
};
