import * as z from 'zod';
import type { NamedResource, TableResource } from './deployment';
import { named, readResources } from './read-resources';
import type { Resolver } from './resolver';
import type { Template } from './template';

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html */
const Table = z.object({
  KeySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .default([]),
  LocalSecondaryIndexes: z.undefined('local secondary indexes are not supported locally').optional(),
  TimeToLiveSpecification: z.undefined('time to live is not supported locally').optional(),
});

export const readTables = (template: Template, resolver: Resolver): TableResource[] =>
  readResources(template, resolver, ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'], Table).map(
    ({ logicalId, properties }) => ({
      ...named(resolver, logicalId),
      keySchema: properties.KeySchema,
      attributes: properties.AttributeDefinitions,
      indexes: properties.GlobalSecondaryIndexes,
    }),
  );

export const readBuckets = (template: Template, resolver: Resolver): NamedResource[] =>
  readResources(template, resolver, ['AWS::S3::Bucket'], z.object({})).map(({ logicalId }) =>
    named(resolver, logicalId),
  );
