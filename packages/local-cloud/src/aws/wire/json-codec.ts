import type { NormalizedSchema } from '@smithy/core/schema';
import { ServiceError } from '../service';
import type { Fields } from './message';
import { readBlob, readTimestamp, unreadable, writeBlob, writeTimestamp } from './scalar';

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapValues = (fields: Fields, change: (value: unknown) => unknown): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, change(value)]));

const readPlain = (schema: NormalizedSchema, value: unknown): unknown => {
  if (schema.isTimestampSchema()) return readTimestamp(schema, value);
  if (schema.isBlobSchema()) return readBlob(schema, value);
  if (schema.isStringSchema() && typeof value !== 'string') throw unreadable(schema, 'a string');
  if (schema.isBooleanSchema() && typeof value !== 'boolean') throw unreadable(schema, 'true or false');
  if (schema.isNumericSchema() && typeof value !== 'number') throw unreadable(schema, 'a number');
  return value;
};

/**
 * Decodes a parsed JSON value by its schema. Drops members that the schema does not have, as services do.
 * @throws ServiceError SerializationException for a value of another type.
 */
export const fromJson = (schema: NormalizedSchema, value: unknown): unknown => {
  if (value === null || value === undefined) return undefined;
  if (schema.isStructSchema()) {
    if (!isObject(value)) throw unreadable(schema, 'an object');
    const fields: Fields = {};
    for (const [name, member] of schema.structIterator()) {
      const field = fromJson(member, value[name]);
      if (field !== undefined) fields[name] = field;
    }
    return fields;
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw unreadable(schema, 'a list');
    const item = schema.getValueSchema();
    return value.map((element) => fromJson(item, element));
  }
  if (schema.isMapSchema()) {
    if (!isObject(value)) throw unreadable(schema, 'an object');
    const item = schema.getValueSchema();
    return mapValues(value, (element) => fromJson(item, element));
  }
  return readPlain(schema, value);
};

/** Converts a value of a client's input or output for JSON.stringify. */
export const toJson = (schema: NormalizedSchema, value: unknown): unknown => {
  if (value === null || value === undefined) return undefined;
  if (schema.isStructSchema()) {
    const fields: Fields = {};
    for (const [name, member] of schema.structIterator()) {
      const field = toJson(member, (value as Fields)[name]);
      if (field !== undefined) fields[name] = field;
    }
    return fields;
  }
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    return (value as readonly unknown[]).map((element) => toJson(item, element) ?? null);
  }
  if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    return mapValues(value as Fields, (element) => toJson(item, element) ?? null);
  }
  if (schema.isTimestampSchema()) return writeTimestamp(schema, value, 'epoch-seconds');
  return schema.isBlobSchema() ? writeBlob(value) : value;
};

/** Parses a body. @throws ServiceError SerializationException when it is not JSON */
export const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // The parser's message would quote the body.
    throw new ServiceError('SerializationException', 'The body is not JSON.');
  }
};

/**
 * Decodes the JSON body of a request. An empty body counts as an empty object. @throws ServiceError
 * SerializationException
 */
export const readJsonBody = (schema: NormalizedSchema, body: Buffer): Fields =>
  schema.isStructSchema() && body.length > 0 ? ((fromJson(schema, parseJson(body)) ?? {}) as Fields) : {};
