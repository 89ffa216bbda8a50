import { Aws, Duration, TimeZone } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

export interface RunScheduleProps {
  readonly machine: IStateMachine;
  /** `rate(...)` or `cron(...)`, in UTC. */
  readonly expression: string;
}

/** Starts a run over the whole organization on the policy's schedule: the backstop for every event that is lost. */
export class RunSchedule extends Construct {
  constructor(scope: Construct, id: string, { machine, expression }: RunScheduleProps) {
    super(scope, id);
    new Schedule(this, 'Schedule', {
      description: 'Rootward: a run over the whole organization',
      schedule: ScheduleExpression.expression(expression, TimeZone.ETC_UTC),
      target: new StepFunctionsStartExecution(machine, {
        role: new Role(this, 'Role', {
          assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
            conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
          }),
        }),
        // The scheduled time names the run: a tick that is delivered twice is the same run.
        input: ScheduleTargetInput.fromObject({
          v: 1,
          trigger: 'schedule',
          scheduledTime: ContextAttribute.scheduledTime,
        }),
        // No dead-letter queue: a tick that could not be delivered within the hour is made up by the next one.
        retryAttempts: 10,
        maxEventAge: Duration.hours(1),
      }),
    });
  }
}
