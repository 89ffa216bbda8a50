import { caseMachineName, stageName } from '../../../lib/infra/names';
import { caseExecutionName } from '../../../lib/workflow/case-executions';
import { CaseInput } from '../../../lib/workflow/payloads';
import type { Stage } from '../../../lib/workflow/stages';
import { FunctionError, type Services } from '@rootward/local-cloud';
import type { Scene } from '../../dst/scene';
import { currentCases } from '../../dst/stage';
import { labs, newKey } from '../case-organization';

/** The Case executions that are running. */
export const running = ({ stage: { world } }: Scene) =>
  world.machines.executions().filter(({ machine, status }) => machine === caseMachineName && status === 'RUNNING');

export function stopAll(scene: Scene): void {
  for (const { executionArn } of running(scene)) {
    scene.stage.recorder.meddled('stopped', executionArn);
    scene.stage.world.machines.stopExecution({ executionArn });
  }
}

/** Redrives every Case execution that did not succeed. */
export function redriveAll({ stage: { world, recorder } }: Scene): void {
  for (const { machine, executionArn, status } of world.machines.executions()) {
    if (machine !== caseMachineName || status === 'RUNNING' || status === 'SUCCEEDED') continue;
    recorder.meddled('redriven', executionArn);
    world.machines.redriveExecution({ executionArn });
  }
}

/** Stops the execution that redeems an approval, as soon as the record says so. */
export function stopWhenActing(scene: Scene): void {
  let stopped = false;
  scene.stage.recorder.onCase(({ record }) => {
    if (stopped || record.state !== 'acting') return;
    stopped = true;
    stopAll(scene);
  });
}

/** The owner replaces the root access key of the account. */
export function rotate({ stage }: Scene): void {
  const account = stage.organization.owned(labs);
  if (!account) throw new Error(`There is no account ${labs}.`);
  const key = { id: newKey, status: 'Active', createdAt: new Date(stage.clock.now()).toISOString() } as const;
  account.patch({ id: labs, root: { accessKeys: [key] } });
  stage.recorder.root(account);
}

/** A thief returns every stored token with an output that claims an approval. */
export async function steal({ stage }: Scene): Promise<void> {
  const release = stage.clock.hold();
  const [table] = stage.world.deployment.tables;
  const items = await stage.world.cloud.dynamodb.scanTable(table?.name ?? '').finally(release);
  for (const { pk, token, execution } of items) {
    if (!String(pk).startsWith('WAIT#') || token === undefined) continue;
    stage.recorder.meddled('token', String(execution));
    stage.world.machines.sendTaskSuccess({
      taskToken: token as string,
      output: '{"status":"act","decision":"approve"}',
    });
  }
}

/** Starts another execution of the case, with a number that no sweep has used. */
export function startAgain({ stage }: Scene, number: number): void {
  const machine = stage.world.deployment.stateMachines.find(({ name }) => name === caseMachineName);
  const [record] = currentCases(stage);
  if (!machine || !record) throw new Error('There is no case to start.');
  const input = CaseInput.parse({ v: 1, ...record });
  const { executionArn } = stage.world.machines.startExecution({
    stateMachineArn: machine.arn,
    name: caseExecutionName(input, number),
    input: JSON.stringify(input),
  });
  stage.recorder.meddled('started', executionArn);
}

export type Around = (invoke: Services['invokeFunction']) => Services['invokeFunction'];

/**
 * Loses the answer of a stage's first invocation, at its end or while it runs, so that Step Functions invokes it again.
 */
export function invokedTwice(stage: Stage, lost: 'at its end' | 'while it goes on'): Around {
  let first = true;
  return (invoke) => async (functionArn, payload, options) => {
    const answer = invoke(functionArn, payload, options);
    if (!first || !functionArn.endsWith(stageName(stage))) return answer;
    first = false;
    const ended = answer.catch(() => undefined);
    if (lost === 'at its end') await ended;
    throw new FunctionError('Lambda.ServiceException', 'lost');
  };
}
