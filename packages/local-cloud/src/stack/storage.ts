import { readFileSync } from 'node:fs';
import type { Cloud } from '../cloud/cloud';
import type { Deployment } from '../template/deployment';

/** Creates a deployment's buckets and tables, and uploads its assets. */
export async function createStorage({ buckets, tables, assets }: Deployment, { s3, dynamodb }: Cloud): Promise<void> {
  for (const { name } of buckets) s3.createBucket(name);
  for (const bucket of new Set(assets.map((asset) => asset.bucket))) s3.createBucket(bucket);
  // Zip files are not uploaded, because functions run from their folders.
  for (const { bucket, key, path } of assets) if (!key.endsWith('.zip')) s3.putObject(bucket, key, readFileSync(path));
  for (const { name, keySchema, attributes, indexes } of tables)
    await dynamodb.createTable({
      TableName: name,
      KeySchema: [...keySchema],
      AttributeDefinitions: [...attributes],
      // DynamoDB refuses an empty list.
      ...(indexes.length > 0 && {
        GlobalSecondaryIndexes: indexes.map((index) => ({ ...index, KeySchema: [...index.KeySchema] })),
      }),
    });
}
