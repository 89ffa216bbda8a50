import * as z from 'zod';
import type { ScheduleResource } from './deployment';
import { named, readResources } from './read-resources';
import type { Resolver } from './resolver';
import type { Template } from './template';

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html */
const Schedule = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  Target: z.strictObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().optional(),
    RetryPolicy: z.unknown().optional(),
    DeadLetterConfig: z.unknown().optional(),
  }),
});

/**
 * Reads the schedules of EventBridge Scheduler. A flexible window, start date, end date or group is refused by name.
 */
export const readSchedules = (template: Template, resolver: Resolver): ScheduleResource[] =>
  readResources(template, resolver, ['AWS::Scheduler::Schedule'], Schedule).map(({ logicalId, properties }) => ({
    ...named(resolver, logicalId),
    expression: properties.ScheduleExpression,
    timezone: properties.ScheduleExpressionTimezone,
    enabled: properties.State === 'ENABLED',
    target: {
      arn: properties.Target.Arn,
      roleArn: properties.Target.RoleArn,
      input: properties.Target.Input,
    },
  }));
