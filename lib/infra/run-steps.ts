import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { JitterType, TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { readRetry, writeRetry, type RetryRule } from '../workflow/retries';
import type { Stage } from '../workflow/stages';
import { taskTimeoutSeconds } from '../workflow/timeouts';

const retryOf: Readonly<Record<Stage, RetryRule>> = {
  prepare: readRetry,
  inspect: readRetry,
  plan: readRetry,
  fix: writeRetry,
  conclude: writeRetry,
};

export interface StageTaskProps {
  readonly stage: Stage;
  readonly function: IFunction;
  /** What the step gets besides the version and the time; values may be JSONata. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A task that invokes a stage's function. Its output is the function's answer; its retries and its timeout are the stage's own. */
export function stageTask(scope: Construct, id: string, { stage, function: lambdaFunction, payload }: StageTaskProps) {
  const { errors, intervalSeconds, backoffRate, maxAttempts } = retryOf[stage];
  return LambdaInvoke.jsonata(scope, id, {
    lambdaFunction,
    // Steps have no clock of their own: an attempt that is repeated sees the time of the first.
    payload: TaskInput.fromObject({ v: 1, now: '{% $states.context.State.EnteredTime %}', ...payload }),
    outputs: '{% $states.result.Payload %}',
    taskTimeout: Timeout.duration(Duration.seconds(taskTimeoutSeconds(stage))),
    // CDK's own list would retry writes as often as reads.
    retryOnServiceExceptions: false,
  }).addRetry({
    errors: [...errors],
    interval: Duration.seconds(intervalSeconds),
    backoffRate,
    maxAttempts,
    jitterStrategy: JitterType.FULL,
  });
}
