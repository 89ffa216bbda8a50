import { GetObjectCommand, paginateListObjectsV2, PutObjectCommand } from '@aws-sdk/client-s3';
import type * as z from 'zod';
import type { Clients } from '../../sdk/clients';
import { errorName } from '../../sdk/throttling';
import { RunDocumentError } from '../../sdk/errors';

const contentTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  yaml: 'application/yaml; charset=utf-8',
};

/** The bucket's objects: texts, and JSON documents with a schema. */
export interface ObjectStore {
  /** @throws RunDocumentError when the object is missing or has another shape */
  read<T>(key: string, schema: z.ZodType<T>): Promise<T>;
  write(key: string, value: unknown): Promise<void>;
  writeText(key: string, text: string | Uint8Array): Promise<void>;
  /** False, without writing, when the object exists already. */
  writeOnce(key: string, value: unknown): Promise<boolean>;
  /** Keys under the prefix, sorted. */
  list(prefix: string): Promise<readonly string[]>;
}

export function objectStore(clients: Pick<Clients, 's3'>, bucket: string): ObjectStore {
  const put = async (
    key: string,
    text: string | Uint8Array,
    condition: { IfNoneMatch?: string } = {},
  ): Promise<void> => {
    const extension = key.slice(key.lastIndexOf('.') + 1);
    const input = { Bucket: bucket, Key: key, Body: text, ContentType: contentTypes[extension] };
    await clients.s3.send(new PutObjectCommand({ ...input, ...condition }));
  };
  return {
    read: async (key, schema) => parse(key, await readText(clients, bucket, key), schema),
    write: (key, value) => put(key, JSON.stringify(value)),
    writeText: put,
    writeOnce: async (key, value) => {
      try {
        await put(key, JSON.stringify(value), { IfNoneMatch: '*' });
        return true;
      } catch (error: unknown) {
        // Source: S3 user guide, "Conditional writes".
        if (errorName(error) === 'PreconditionFailed') return false;
        throw error;
      }
    },
    list: async (prefix) => {
      const keys: string[] = [];
      for await (const page of paginateListObjectsV2({ client: clients.s3 }, { Bucket: bucket, Prefix: prefix }))
        for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
      return keys;
    },
  };
}

/** The text of one object that Rootward wrote. @throws RunDocumentError when it does not exist */
const readText = async (clients: Pick<Clients, 's3'>, bucket: string, key: string): Promise<string> =>
  new TextDecoder().decode(await readBytes(clients, bucket, key));

/** The bytes of one object. @throws RunDocumentError when it does not exist */
export async function readBytes(clients: Pick<Clients, 's3'>, bucket: string, key: string): Promise<Uint8Array> {
  try {
    const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  } catch (error: unknown) {
    if (errorName(error) !== 'NoSuchKey') throw error;
    throw new RunDocumentError(`There is no ${key} in the bucket.`, { cause: error });
  }
}

function parse<T>(key: string, text: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error: unknown) {
    throw new RunDocumentError(`${key} is not a document that this version of Rootward writes.`, { cause: error });
  }
}
