import * as z from 'zod';
import { parsePolicyDocument } from '../permissions/policy-document';
import type { RoleResource } from './deployment';
import { managedPolicy } from './managed-policies';
import { named, readResources } from './read-resources';
import type { Resolver } from './resolver';
import type { Template } from './template';

const InlinePolicy = z.strictObject({ PolicyName: z.string(), PolicyDocument: z.unknown() });

/** Strict, so that an unknown field that could change permissions (a boundary, a path) is refused by name. */
const Role = z.strictObject({
  AssumeRolePolicyDocument: z.unknown(),
  Policies: z.array(InlinePolicy).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
  RoleName: z.string().optional(),
  Description: z.string().optional(),
  MaxSessionDuration: z.unknown().optional(),
  Tags: z.unknown().optional(),
});

const Policy = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: z.unknown(),
  /** Names of roles. */
  Roles: z.array(z.string()).min(1),
});

/**
 * Reads the roles with all their policies: inline, attached, managed by AWS.
 *
 * @throws PermissionError naming a malformed policy; TemplateError naming an unknown managed policy
 */
export function readRoles(template: Template, resolver: Resolver): RoleResource[] {
  const attached = readResources(template, resolver, ['AWS::IAM::Policy'], Policy).flatMap(
    ({ logicalId, properties }) => {
      const document = parsePolicyDocument(properties.PolicyDocument, logicalId);
      return properties.Roles.map((role) => ({ role, document }));
    },
  );
  return readResources(template, resolver, ['AWS::IAM::Role'], Role).map(({ logicalId, properties }) => {
    const { name, arn } = named(resolver, logicalId);
    return {
      logicalId,
      name,
      arn,
      policies: [
        ...properties.Policies.map((it) => parsePolicyDocument(it.PolicyDocument, `${logicalId}/${it.PolicyName}`)),
        ...attached.filter((it) => it.role === name).map((it) => it.document),
        ...properties.ManagedPolicyArns.map(managedPolicy),
      ],
    };
  });
}
