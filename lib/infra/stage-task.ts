import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { JitterType, TaskInput, Timeout, type TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import {
  actUnreadableRetry,
  askRetry,
  readRetry,
  verifyUnreadableRetry,
  writeRetry,
  type RetryRule,
} from '../workflow/retries';
import type { Stage } from '../workflow/stages';
import { taskTimeoutSeconds } from '../workflow/timeouts';

/** The stages that a state machine invokes. */
export type Step = Exclude<Stage, 'page'>;

const retriesOf: Readonly<Record<Step, readonly RetryRule[]>> = {
  prepare: [readRetry],
  inspect: [readRetry],
  plan: [readRetry],
  fix: [writeRetry],
  conclude: [writeRetry],
  ask: [askRetry],
  redeem: [readRetry],
  act: [writeRetry, actUnreadableRetry],
  verify: [readRetry, verifyUnreadableRetry],
  tell: [writeRetry],
  sweep: [readRetry],
};

export interface StageTaskProps {
  readonly stage: Step;
  readonly function: IFunction;
  /** Input of the step besides the version and the time; values may be JSONata. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Output of the step, as JSONata. @default - the function's result */
  readonly outputs?: string;
}

/** A task that invokes a stage's function and outputs its result. Retries and timeout depend on the stage. */
export function stageTask(
  scope: Construct,
  id: string,
  { stage, function: lambdaFunction, payload, outputs }: StageTaskProps,
) {
  const task = LambdaInvoke.jsonata(scope, id, {
    lambdaFunction,
    payload: stepPayload(payload),
    outputs: outputs ?? '{% $states.result.Payload %}',
    taskTimeout: Timeout.duration(Duration.seconds(taskTimeoutSeconds(stage))),
    // CDK's default list would retry writes as often as reads.
    retryOnServiceExceptions: false,
  });
  addRetries(task, stage);
  return task;
}

/** Adds version and time of entry to a payload. A retried attempt gets the time of the first. */
export const stepPayload = (payload: StageTaskProps['payload']): TaskInput =>
  TaskInput.fromObject({ v: 1, now: '{% $states.context.State.EnteredTime %}', ...payload });

/** Adds the retries of the stage to a task. */
export function addRetries(task: TaskStateBase, stage: Step): void {
  for (const { errors, intervalSeconds, backoffRate, maxAttempts } of retriesOf[stage])
    task.addRetry({
      errors: [...errors],
      interval: Duration.seconds(intervalSeconds),
      backoffRate,
      maxAttempts,
      jitterStrategy: JitterType.FULL,
    });
}
