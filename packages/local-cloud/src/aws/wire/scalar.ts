import type { NormalizedSchema } from '@smithy/core/schema';
import { ServiceError } from '../service';

type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

const formats: Readonly<Record<number, TimestampFormat>> = { 5: 'date-time', 6: 'http-date', 7: 'epoch-seconds' };

/** The error for a request that cannot be decoded. It names the member, never its value. */
export const unreadable = (schema: NormalizedSchema, expected: string): ServiceError =>
  new ServiceError('SerializationException', `${schema.getName() ?? 'The body'}: expected ${expected}.`);

/**
 * Encodes a timestamp in the member's own format, or in the default of its position.
 * Source: https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait
 */
export const writeTimestamp = (
  schema: NormalizedSchema,
  value: unknown,
  byDefault: TimestampFormat,
): string | number => {
  if (!(value instanceof Date)) throw new Error(`${schema.getName() ?? ''}: a Date was expected in the answer.`);
  const kind = schema.getSchema();
  const format = (typeof kind === 'number' ? formats[kind] : undefined) ?? byDefault;
  if (format === 'epoch-seconds') return value.getTime() / 1000;
  return format === 'http-date' ? value.toUTCString() : value.toISOString().replace('.000Z', 'Z');
};

/** Decodes a timestamp in any of the three formats. @throws ServiceError SerializationException */
export const readTimestamp = (schema: NormalizedSchema, value: unknown): Date => {
  const seconds = typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value));
  const date = seconds ? new Date(Math.round(Number(value) * 1000)) : new Date(String(value));
  if (Number.isNaN(date.getTime())) throw unreadable(schema, 'a timestamp');
  return date;
};

/** Decodes base64: the form of blobs in all protocols, except as HTTP payloads. */
export const readBlob = (schema: NormalizedSchema, value: unknown): Uint8Array => {
  if (typeof value !== 'string') throw unreadable(schema, 'base64 text');
  return new Uint8Array(Buffer.from(value, 'base64'));
};

/** Encodes base64. */
export const writeBlob = (value: unknown): string =>
  (typeof value === 'string' ? Buffer.from(value) : Buffer.from(value as Uint8Array)).toString('base64');

/** Decodes a value from a form, a label, a query parameter or a header. @throws ServiceError SerializationException */
export const readText = (schema: NormalizedSchema, text: string): unknown => {
  if (schema.isTimestampSchema()) return readTimestamp(schema, text);
  if (schema.isBlobSchema()) return readBlob(schema, text);
  if (schema.isBooleanSchema()) {
    if (text !== 'true' && text !== 'false') throw unreadable(schema, 'true or false');
    return text === 'true';
  }
  if (schema.isNumericSchema()) {
    const number = Number(text);
    if (text.trim() === '' || Number.isNaN(number)) throw unreadable(schema, 'a number');
    return number;
  }
  return text;
};

/** Encodes a value as text. */
export const writeText = (schema: NormalizedSchema, value: unknown, timestamps: TimestampFormat): string => {
  if (schema.isTimestampSchema()) return String(writeTimestamp(schema, value, timestamps));
  return schema.isBlobSchema() ? writeBlob(value) : String(value);
};
