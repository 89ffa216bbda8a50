import * as z from 'zod';
import { resourceKinds } from './resource-kinds';
import type { Resolver } from './resolver';
import type { Resource, Template } from './template';
import { TemplateError } from './template-error';

/** A resource whose properties are resolved and match the schema of its type. */
export interface ResolvedResource<T> {
  readonly logicalId: string;
  readonly resource: Resource;
  readonly properties: T;
}

/** All resources of some types. @throws TemplateError naming a resource whose properties the schema refuses */
export function readResources<T>(
  template: Template,
  resolver: Resolver,
  types: readonly string[],
  schema: z.ZodType<T>,
): ResolvedResource<T>[] {
  return Object.entries(template.Resources)
    .filter(([, resource]) => types.includes(resource.Type))
    .map(([logicalId, resource]) => {
      if (resource.Condition !== undefined)
        throw new TemplateError(`${logicalId}: the condition ${resource.Condition} is not supported locally`);
      const parsed = schema.safeParse(resolver.resolve(resource.Properties));
      if (!parsed.success) throw new TemplateError(`${logicalId} (${resource.Type}): ${z.prettifyError(parsed.error)}`);
      return { logicalId, resource, properties: parsed.data };
    });
}

/** @throws TemplateError naming every resource of an unknown type */
export function checkTypes(template: Template): void {
  const unknown = Object.entries(template.Resources).filter(([, { Type }]) => !Object.hasOwn(resourceKinds, Type));
  if (unknown.length > 0)
    throw new TemplateError(
      `Not supported locally: ${unknown.map(([logicalId, { Type }]) => `${logicalId} (${Type})`).join(', ')}`,
    );
}

/** Name and ARN of a resource, for the lists of a deployment. */
export const named = (resolver: Resolver, logicalId: string) => ({
  logicalId,
  name: resolver.nameOf(logicalId),
  arn: resolver.arnOf(logicalId),
});
