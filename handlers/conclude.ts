import { emitMetrics } from '../lib/aws/emit-metrics';
import { startInvocation } from '../lib/aws/invocation';
import { loadRun } from '../lib/aws/load-run';
import { log } from '../lib/aws/log';
import { RunClaims } from '../lib/aws/run-claims';
import { readFixes, readPlan } from '../lib/aws/run-store';
import { settleCases } from '../lib/aws/settle-cases';
import { writeReport } from '../lib/aws/write-report';
import { concludeRun } from '../lib/domain/conclude-run';
import { layout } from '../lib/workflow/layout';
import { ConcludeInput, ConcludeOutput } from '../lib/workflow/payloads';

/** Changes cases, mails what is new, writes the report and releases the run. A second time for one run, it does nothing. */
export async function handler(event: unknown): Promise<ConcludeOutput> {
  const { runId, now, execution } = ConcludeInput.parse(event);
  const invocation = startInvocation();
  const { clients, environment, store } = invocation;
  const [{ policy, manifest }, plan] = await Promise.all([loadRun(invocation, runId), readPlan(store, runId)]);
  const { fixes, awsCalls } = await readFixes(store, runId);
  const claims = new RunClaims(clients, environment.table);
  const done = await claims.isClosed(manifest.claim.key, execution.arn);
  const { conflicted, mails } = done ? nothing : await settleCases(invocation, { plan, policy, now });
  const report = concludeRun({ plan, fixes, finishedAt: now, awsCalls, conflicted });
  if (!done) {
    await writeReport(store, report);
    await claims.close(manifest.claim.key, execution.arn, manifest.claim.lock);
    emitMetrics(report, mails);
  }
  const conflicts = conflicted.length;
  log({ stage: 'conclude', event: 'concluded', executionId: execution.arn, runId, conflicts, again: done });
  const { byOutcome } = report.totals;
  return ConcludeOutput.parse({ v: 1, reportKey: layout.report(runId, 'json'), byOutcome });
}

const nothing = { conflicted: [], mails: { sent: 0, unsent: 0 } } as const;
