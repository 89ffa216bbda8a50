import * as z from 'zod';
import { compileEventPattern, type EventPattern } from '../events/event-pattern';
import type { RuleResource } from './deployment';
import { named, readResources } from './read-resources';
import type { Resolver } from './resolver';
import type { Template } from './template';

const Target = z
  .strictObject({
    Id: z.string(),
    Arn: z.string(),
    RoleArn: z.string().optional(),
    Input: z.string().optional(),
    InputPath: z.string().optional(),
    InputTransformer: z
      .strictObject({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
      .optional(),
    RetryPolicy: z.unknown().optional(),
    DeadLetterConfig: z.unknown().optional(),
  })
  .refine(
    (it) => [it.Input, it.InputPath, it.InputTransformer].filter((input) => input !== undefined).length <= 1,
    'expected at most one of Input, InputPath and InputTransformer',
  );

const isPattern = (value: Record<string, unknown>, context: z.RefinementCtx): EventPattern => {
  try {
    compileEventPattern(value);
  } catch (error: unknown) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
  }
  return value;
};

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html */
const Rule = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  EventBusName: z.string().default('default'),
  EventPattern: z.record(z.string(), z.unknown()).transform(isPattern),
  State: z.enum(['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS']).default('ENABLED'),
  Targets: z.array(Target).default([]),
  Tags: z.unknown().optional(),
});

/** Reads rules on events. Rules with a schedule are refused: use EventBridge Scheduler. */
export const readRules = (template: Template, resolver: Resolver): RuleResource[] =>
  readResources(template, resolver, ['AWS::Events::Rule'], Rule).map(({ logicalId, properties }) => ({
    ...named(resolver, logicalId),
    bus: properties.EventBusName,
    pattern: properties.EventPattern,
    enabled: properties.State !== 'DISABLED',
    targets: properties.Targets.map((target) => ({
      arn: target.Arn,
      roleArn: target.RoleArn,
      input: target.Input,
      inputPath: target.InputPath,
      inputTransformer: target.InputTransformer && {
        inputPathsMap: target.InputTransformer.InputPathsMap,
        inputTemplate: target.InputTransformer.InputTemplate,
      },
    })),
  }));
