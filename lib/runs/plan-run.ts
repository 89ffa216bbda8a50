import { readInspections, writePlan } from '../aws/storage/objects/run-store';
import { CaseTable } from '../aws/storage/tables/case-table';
import { addCalls } from '../domain/runs/add-calls';
import { makePlan } from '../domain/runs/make-plan';
import type { Plan } from '../domain/runs/plan';
import type { Invocation } from '../invocation/invocation';
import type { PlanInput } from '../workflow/payloads';
import { loadRun } from './load-run';

/** Makes the plan of a run and writes it. */
export async function planRun(invocation: Invocation, { runId, now }: PlanInput): Promise<Plan> {
  const { clients, environment, store } = invocation;
  const { policy, manifest } = await loadRun(invocation, runId);
  const [{ inspections, awsCalls }, cases] = await Promise.all([
    readInspections(store, runId),
    new CaseTable(clients, environment.table).current(),
  ]);
  const { run, organization, accounts, units } = manifest;
  const plan = makePlan({
    run,
    policy,
    organization,
    accounts,
    ...(units && { units }),
    inspections,
    cases,
    now,
    awsCalls: addCalls([manifest.awsCalls, awsCalls]),
  });
  await writePlan(store, plan);
  return plan;
}
