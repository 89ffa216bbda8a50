import { readInspections, writePlan } from '../aws/storage/objects/run-store';
import { CaseTable } from '../aws/storage/tables/case-table';
import { addCalls } from '../domain/runs/add-calls';
import { contactChanges } from '../domain/runs/contact-changes';
import { makePlan } from '../domain/runs/make-plan';
import type { Plan } from '../domain/runs/plan';
import type { Invocation } from '../invocation/invocation';
import { layout } from '../workflow/layout';
import type { PlanInput } from '../workflow/payloads';
import { loadRun } from './load-run';

/** Makes the plan of a run and writes it, and apart from it the values of the contacts that it is about. */
export async function planRun(invocation: Invocation, { runId, now }: PlanInput): Promise<Plan> {
  const { clients, environment, store } = invocation;
  const { policy, manifest } = await loadRun(invocation, runId);
  const [{ inspections, contactChanges: compared, awsCalls }, cases] = await Promise.all([
    readInspections(store, runId),
    new CaseTable(clients, environment.table).current(),
  ]);
  const { run, organization, accounts, units } = manifest;
  const made = makePlan({
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
  const changes = contactChanges(
    run.id,
    compared,
    made.accounts.map(({ account: { id }, findings }) => ({ id, findings })),
  );
  const plan = { ...made, contactChanges: changes.changes.length };
  await store.write(layout.contactChanges(run.id, 'json'), changes);
  await writePlan(store, plan);
  return plan;
}
