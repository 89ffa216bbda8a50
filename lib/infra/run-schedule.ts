import { Aws, Duration, TimeZone } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

export interface RunScheduleProps {
  readonly machine: IStateMachine;
  /** `rate(...)` or `cron(...)`. */
  readonly expression: string;
  /** IANA name. */
  readonly timezone: string;
}

/** Starts runs over the whole organization on the policy's schedule. They also find accounts whose event was lost. */
export class RunSchedule extends Construct {
  constructor(scope: Construct, id: string, { machine, expression, timezone }: RunScheduleProps) {
    super(scope, id);
    new Schedule(this, 'Schedule', {
      description: 'Rootward: a run over the whole organization',
      schedule: ScheduleExpression.expression(expression, TimeZone.of(timezone)),
      target: new StepFunctionsStartExecution(machine, {
        role: new Role(this, 'Role', {
          assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
            conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
          }),
        }),
        // The scheduled time identifies the run, so a tick that is delivered twice starts one run.
        input: ScheduleTargetInput.fromObject({
          v: 1,
          trigger: 'schedule',
          scheduledTime: ContextAttribute.scheduledTime,
        }),
        // No dead-letter queue: the next tick makes up for one that was not delivered within the hour.
        retryAttempts: 10,
        maxEventAge: Duration.hours(1),
      }),
    });
  }
}
