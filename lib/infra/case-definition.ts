import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Choice,
  Condition,
  IntegrationPattern,
  Succeed,
  Timeout,
  type IChainable,
  type TaskStateBase,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { caseErrors } from '../workflow/case-errors';
import { caseStateNames, type Stage } from '../workflow/stages';
import { longestAskSeconds } from '../workflow/timeouts';
import { addRetries, stageTask, stepPayload, type Step } from './stage-task';

export interface CaseDefinitionProps {
  readonly functions: Readonly<Record<Stage, IFunction>>;
}

/** Every step gets the execution's input, because a state's own input is the output of the state before it. */
const subject = {
  execution: { arn: '{% $states.context.Execution.Id %}' },
  case: '{% $states.context.Execution.Input %}',
};
const attempt = '{% $states.context.State.RetryCount %}';

/**
 * Seconds until the case expires, by the execution's input or, later, by what redeem read; rounded up so that the case has expired when the wait ends. `askTimeout` makes it at
 * least 1, because Step Functions refuses a timeout of 0.
 */
const secondsToExpiry =
  '$ceil(($toMillis($states.input.expiresAt) - $toMillis($states.context.State.EnteredTime)) / 1000)';
const askTimeout = `{% $min([$max([1, ${secondsToExpiry}]), ${longestAskSeconds}]) %}`;

/** One generation of a case, from question to proof. Without defaults in Choices, an unexpected status fails. */
export function caseDefinition(scope: Construct, { functions }: CaseDefinitionProps): IChainable {
  const step = (id: string, stage: Step, payload: Readonly<Record<string, unknown>> = {}, outputs?: string) =>
    stageTask(scope, id, { stage, function: functions[stage], payload: { ...subject, ...payload }, outputs });
  const closed = Succeed.jsonata(scope, caseStateNames.closed);
  // The next run tells what a failed step did not, and the sweep starts the execution of a new generation.
  const tellResult = step(caseStateNames.tellResult, 'tell')
    .addCatch(closed, { errors: ['States.ALL'] })
    .next(closed);
  const verified = Choice.jsonata(scope, caseStateNames.verified)
    .when(whenStatus('reopened'), tellResult)
    .when(whenStatus('done'), closed)
    .when(whenStatus('failed'), closed);
  const verify = step(caseStateNames.verify, 'verify', { attempt }).next(verified);
  const acted = Choice.jsonata(scope, caseStateNames.acted)
    .when(whenStatus('acted'), verify)
    .when(whenStatus('stale'), closed)
    .when(whenStatus('failed'), closed);
  const act = step(caseStateNames.act, 'act', { attempt }).next(acted);
  const ask = askTask(scope, functions.ask);
  const tellOthers = step(caseStateNames.tellOthers, 'tell', {}, '{% $states.input %}')
    .addCatch(ask, { errors: ['States.ALL'], outputs: '{% $states.input %}' })
    .next(ask);
  const redeemed = Choice.jsonata(scope, caseStateNames.redeemed)
    .when(whenStatus('act'), act)
    .when(whenStatus('verify'), verify)
    .when(whenStatus('tell'), tellOthers)
    // Ask again, with a new task token.
    .when(whenStatus('wait'), ask)
    .when(whenStatus('closed'), closed);
  const redeem = step(caseStateNames.redeem, 'redeem').next(redeemed);
  ask.addCatch(redeem, { errors: ['States.Timeout', 'States.HeartbeatTimeout', caseErrors.moved] });
  ask.addCatch(closed, { errors: [caseErrors.askedElsewhere] });
  return ask.next(redeem);
}

/** Gives ask the task token and waits until somebody completes the task. It ignores the output that comes with it. */
function askTask(scope: Construct, lambdaFunction: IFunction): TaskStateBase {
  const task = LambdaInvoke.jsonata(scope, caseStateNames.ask, {
    lambdaFunction,
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    payload: stepPayload({ ...subject, token: '{% $states.context.Task.Token %}' }),
    outputs: {},
    taskTimeout: Timeout.jsonata(askTimeout),
    retryOnServiceExceptions: false,
  });
  addRetries(task, 'ask');
  return task;
}

const whenStatus = (status: string): Condition => Condition.jsonata(`{% $states.input.status = '${status}' %}`);
