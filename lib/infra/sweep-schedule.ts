import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { sweepHours } from '../workflow/timeouts';
import { allow } from './permissions/resources';

/** Starts the sweep between runs, for lost wake-ups and stopped executions. */
export class SweepSchedule extends Construct {
  constructor(scope: Construct, id: string, { sweep }: { readonly sweep: IFunction }) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        sweep: new PolicyDocument({
          statements: [allow('InvokeSweep', ['lambda:InvokeFunction'], [sweep.functionArn])],
        }),
      },
    });
    new Schedule(this, 'Schedule', {
      description: 'Rootward: looks after open cases',
      schedule: ScheduleExpression.rate(Duration.hours(sweepHours)),
      target: new LambdaInvoke(sweep, {
        // CDK's own grant would allow every version of the function.
        role: role.withoutPolicyUpdates(),
        input: ScheduleTargetInput.fromObject({ v: 1, now: ContextAttribute.scheduledTime }),
        // No dead-letter queue: the next sweep does what this one left.
        retryAttempts: 2,
        maxEventAge: Duration.hours(sweepHours),
      }),
    });
  }
}
