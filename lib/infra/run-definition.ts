import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Choice, Condition, Succeed, Wait, WaitTime, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { accountsPerFix, accountsPerInspection } from '../workflow/quotas';
import { runStates, type Stage } from '../workflow/stages';
import { accountMap } from './account-map';
import { stageTask } from './stage-task';

export interface RunDefinitionProps {
  readonly functions: Readonly<Record<Stage, IFunction>>;
  readonly bucket: IBucket;
}

const executionArn = '{% $states.context.Execution.Id %}';
const runId = '{% $runId %}';

/** A run, from its trigger to its report. Choices have no default, so an unexpected status fails the run. */
export function runDefinition(scope: Construct, { functions, bucket }: RunDefinitionProps): IChainable {
  const prepare = stageTask(scope, runStates.prepare, {
    stage: 'prepare',
    function: functions.prepare,
    payload: {
      execution: { arn: executionArn, startedAt: '{% $states.context.Execution.StartTime %}' },
      input: '{% $states.context.Execution.Input %}',
    },
  });
  const settle = Wait.jsonata(scope, runStates.settle, { time: WaitTime.seconds('{% $states.input.seconds %}') });
  const inspect = accountMap(scope, runStates.inspect, {
    bucket,
    itemsKey: '{% $states.input.itemsKey %}',
    label: 'Inspect',
    accountsPerChild: accountsPerInspection,
    child: stageTask(scope, runStates.inspectBatch, {
      stage: 'inspect',
      function: functions.inspect,
      payload: { runId: '{% $states.input.BatchInput.runId %}', accounts: '{% $states.input.Items %}' },
    }),
  });
  const plan = stageTask(scope, runStates.plan, { stage: 'plan', function: functions.plan, payload: { runId } });
  const fix = accountMap(scope, runStates.fix, {
    bucket,
    itemsKey: '{% $states.input.fixesKey %}',
    label: 'Fix',
    accountsPerChild: accountsPerFix,
    child: stageTask(scope, runStates.fixBatch, {
      stage: 'fix',
      function: functions.fix,
      payload: { runId: '{% $states.input.BatchInput.runId %}', fixes: '{% $states.input.Items %}' },
    }),
  });
  const conclude = stageTask(scope, runStates.conclude, {
    stage: 'conclude',
    function: functions.conclude,
    payload: { runId, execution: { arn: executionArn } },
  }).next(Succeed.jsonata(scope, runStates.done));
  const sweep = stageTask(scope, runStates.sweep, { stage: 'sweep', function: functions.sweep, payload: {} })
    // The run still has to write its report; the next sweep does what a failed one left.
    .addCatch(conclude, { errors: ['States.ALL'] })
    .next(conclude);

  const planned = Choice.jsonata(scope, runStates.planned)
    .when(Condition.jsonata('{% $states.input.fixes > 0 %}'), fix.next(sweep))
    .when(Condition.jsonata('{% $states.input.fixes = 0 %}'), sweep);
  const prepared = Choice.jsonata(scope, runStates.prepared)
    .when(whenStatus('settle'), settle.next(prepare))
    .when(whenStatus('duplicate'), Succeed.jsonata(scope, runStates.duplicate))
    .when(whenStatus('skipped'), Succeed.jsonata(scope, runStates.skipped))
    .when(whenStatus('ready'), inspect.next(plan).next(planned), {
      assign: { runId: '{% $states.input.runId %}' },
    });
  return prepare.next(prepared);
}

const whenStatus = (status: string): Condition => Condition.jsonata(`{% $states.input.status = '${status}' %}`);
