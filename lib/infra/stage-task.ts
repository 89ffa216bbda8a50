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
  sweep: [readRetry],
};

export interface StageTaskProps {
  readonly stage: Step;
  readonly function: IFunction;
  /** What the step gets besides the version and the time; values may be JSONata. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A task that invokes a stage's function. Its output is the function's answer; its retries and its timeout are the stage's own. */
export function stageTask(scope: Construct, id: string, { stage, function: lambdaFunction, payload }: StageTaskProps) {
  const task = LambdaInvoke.jsonata(scope, id, {
    lambdaFunction,
    payload: stepPayload(payload),
    outputs: '{% $states.result.Payload %}',
    taskTimeout: Timeout.duration(Duration.seconds(taskTimeoutSeconds(stage))),
    // CDK's own list would retry writes as often as reads.
    retryOnServiceExceptions: false,
  });
  addRetries(task, stage);
  return task;
}

/** Steps have no clock of their own: an attempt that is repeated sees the time of the first. */
export const stepPayload = (payload: StageTaskProps['payload']): TaskInput =>
  TaskInput.fromObject({ v: 1, now: '{% $states.context.State.EnteredTime %}', ...payload });

/** Gives a task the retries of its stage, and no others. */
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
