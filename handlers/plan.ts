import { addCalls } from '../lib/aws/add-calls';
import { CaseTable } from '../lib/aws/case-table';
import { startInvocation } from '../lib/aws/invocation';
import { loadRun } from '../lib/aws/load-run';
import { log } from '../lib/aws/log';
import { readInspections, writePlan } from '../lib/aws/run-store';
import { planRun } from '../lib/domain/plan-run';
import { layout } from '../lib/workflow/layout';
import { PlanInput, PlanOutput } from '../lib/workflow/payloads';

/** Joins manifest, inspections and cases into the plan. */
export async function handler(event: unknown): Promise<PlanOutput> {
  const { runId, now } = PlanInput.parse(event);
  const invocation = startInvocation();
  const { clients, environment, store } = invocation;
  const { policy, manifest } = await loadRun(invocation, runId);
  const [{ inspections, awsCalls }, cases] = await Promise.all([
    readInspections(store, runId),
    new CaseTable(clients, environment.table).current(),
  ]);
  const { run, organization, accounts } = manifest;
  const plan = planRun({
    run,
    policy,
    organization,
    accounts,
    inspections,
    cases,
    now,
    awsCalls: addCalls([manifest.awsCalls, awsCalls]),
  });
  await writePlan(store, plan);
  const counts = { fixes: plan.fixes.length, cases: plan.cases.length };
  log({ stage: 'plan', event: 'planned', executionId: runId, runId, ...counts });
  return PlanOutput.parse({ v: 1, fixesKey: layout.fixes(runId), ...counts });
}
