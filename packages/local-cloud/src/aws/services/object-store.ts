import { createHash } from 'node:crypto';

/** An object in a bucket. */
export interface StoredObject {
  readonly key: string;
  readonly body: Uint8Array;
  /** With quotation marks. */
  readonly etag: string;
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number;
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface Bucket {
  readonly objects: Map<string, StoredObject>;
  /** Keys in order; undefined after a change of the keys. */
  sorted: readonly string[] | undefined;
}

/** S3 sorts keys by their UTF-8 bytes. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Buckets in memory. All methods but `has` and `create` require an existing bucket. */
export class ObjectStore {
  private readonly buckets = new Map<string, Bucket>();

  has(bucket: string): boolean {
    return this.buckets.has(bucket);
  }

  create(bucket: string): void {
    if (!this.has(bucket)) this.buckets.set(bucket, { objects: new Map(), sorted: [] });
  }

  get(bucket: string, key: string): StoredObject | undefined {
    return this.bucket(bucket).objects.get(key);
  }

  put(bucket: string, object: Omit<StoredObject, 'etag'>): StoredObject {
    const { objects } = this.bucket(bucket);
    const stored = { ...object, etag: `"${createHash('md5').update(object.body).digest('hex')}"` };
    if (!objects.has(object.key)) this.bucket(bucket).sorted = undefined;
    objects.set(object.key, stored);
    return stored;
  }

  delete(bucket: string, key: string): void {
    const found = this.bucket(bucket);
    if (found.objects.delete(key)) found.sorted = undefined;
  }

  /** Objects whose key begins with `prefix`, in order of their keys. */
  list(bucket: string, prefix = ''): readonly StoredObject[] {
    const found = this.bucket(bucket);
    found.sorted ??= [...found.objects.keys()].toSorted(byBytes);
    return found.sorted.filter((key) => key.startsWith(prefix)).flatMap((key) => found.objects.get(key) ?? []);
  }

  private bucket(name: string): Bucket {
    const found = this.buckets.get(name);
    if (!found) throw new Error(`There is no bucket ${name}.`);
    return found;
  }
}
