import * as path from 'node:path';
import * as z from 'zod';
import type { Asset, FunctionResource } from './deployment';
import { named, readResources } from './read-resources';
import type { Resolver } from './resolver';
import type { Template } from './template';

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html */
const Properties = z.object({
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Handler: z.string(),
  Role: z.string(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).default({ Variables: {} }),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
});

/** Finds each bundle by the manifest, or else by the path that CDK writes into the resource's metadata. */
export function readFunctions(
  template: Template,
  resolver: Resolver,
  assets: readonly Asset[],
  directory: string | undefined,
): FunctionResource[] {
  return readResources(template, resolver, ['AWS::Lambda::Function'], Properties).map(
    ({ logicalId, resource, properties }) => {
      const { S3Bucket: bucket, S3Key: key } = properties.Code;
      const inMetadata = resource.Metadata['aws:asset:path'];
      return {
        ...named(resolver, logicalId),
        roleArn: properties.Role,
        environment: properties.Environment.Variables,
        handler: properties.Handler,
        assetPath:
          assets.find((asset) => asset.bucket === bucket && asset.key === key)?.path ??
          (typeof inMetadata === 'string' ? path.resolve(directory ?? '', inMetadata) : undefined),
        timeoutSeconds: properties.Timeout,
        memoryMb: properties.MemorySize,
      };
    },
  );
}
