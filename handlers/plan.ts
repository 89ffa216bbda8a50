import { startInvocation } from '../lib/invocation/invocation';
import { log } from '../lib/invocation/log';
import { planRun } from '../lib/runs/plan-run';
import { layout } from '../lib/workflow/layout';
import { PlanInput, PlanOutput } from '../lib/workflow/payloads';

/** Makes the plan of a run. */
export async function handler(event: unknown): Promise<PlanOutput> {
  const input = PlanInput.parse(event);
  const plan = await planRun(startInvocation(), input);
  const { runId } = input;
  const counts = { fixes: plan.fixes.length, cases: plan.cases.length };
  log({ stage: 'plan', event: 'planned', executionId: runId, runId, ...counts });
  return PlanOutput.parse({ v: 1, fixesKey: layout.fixes(runId), ...counts });
}
