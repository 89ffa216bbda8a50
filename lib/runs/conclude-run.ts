import { readFixes, readPlan } from '../aws/storage/objects/run-store';
import { keepLastRun } from '../aws/storage/tables/last-run-item';
import { RunClaims } from '../aws/storage/tables/run-claims';
import { settleCases } from '../cases/settle-cases';
import { lastRunOf } from '../domain/runs/last-run';
import { mailDeliveryFinding } from '../domain/runs/mail-delivery';
import { makeReport } from '../domain/runs/make-report';
import type { Report } from '../domain/runs/report';
import { isWhole } from '../domain/runs/run';
import type { Invocation } from '../invocation/invocation';
import { layout } from '../workflow/layout';
import type { ConcludeInput } from '../workflow/payloads';
import { emitMetrics } from './emit-metrics';
import { loadRun } from './load-run';
import { writeContactChanges } from './write-contact-changes';
import { writeReport } from './write-report';

export interface Conclusion {
  readonly report: Report;
  /** Cases that another writer changed first. */
  readonly conflicts: number;
  /** True when the run was concluded before; then nothing was done. */
  readonly again: boolean;
}

/** Changes cases, sends mails, writes the report and releases the claim. A second call for one run does nothing. */
export async function concludeRun(
  invocation: Invocation,
  { runId, now, execution }: ConcludeInput,
): Promise<Conclusion> {
  const { clients, environment, store } = invocation;
  const [{ policy, manifest }, plan] = await Promise.all([loadRun(invocation, runId), readPlan(store, runId)]);
  const { fixes, awsCalls } = await readFixes(store, runId);
  const claims = new RunClaims(clients, environment.table);
  const again = await claims.isClosed(manifest.claim.key, execution.arn);
  const { conflicted, mails } = again ? nothing : await settleCases(invocation, { plan, policy, now });
  const missed = plan.run.mode === 'plan' ? 'plan-mode' : mails.undelivered;
  const organizationFindings = [mailDeliveryFinding(missed)];
  const report = makeReport({ plan, fixes, finishedAt: now, awsCalls, conflicted, organizationFindings });
  if (!again) {
    const contactChanges = plan.contactChanges ? `../../${layout.contactChanges(runId, 'html')}` : undefined;
    await writeReport(store, report, { pageUrl: environment.pageUrl, contactChanges });
    if (plan.contactChanges !== undefined) await writeContactChanges(store, report);
    if (isWhole(plan.run)) await keepLastRun(clients, environment.table, lastRunOf(report));
    await claims.close(manifest.claim.key, execution.arn, manifest.claim.lock);
    emitMetrics(report, mails);
  }
  return { report, conflicts: conflicted.length, again };
}

const nothing = { conflicted: [], mails: { sent: 0, unsent: 0, undelivered: [] } } as const;
