import { startInvocation } from '../lib/invocation/invocation';
import { log } from '../lib/invocation/log';
import { concludeRun } from '../lib/runs/conclude-run';
import { layout } from '../lib/workflow/layout';
import { ConcludeInput, ConcludeOutput } from '../lib/workflow/payloads';

/** Changes cases, sends mails, writes the report. */
export async function handler(event: unknown): Promise<ConcludeOutput> {
  const input = ConcludeInput.parse(event);
  const { report, conflicts, again } = await concludeRun(startInvocation(), input);
  const { runId } = input;
  log({ stage: 'conclude', event: 'concluded', executionId: input.execution.arn, runId, conflicts, again });
  const { byOutcome } = report.totals;
  return ConcludeOutput.parse({ v: 1, reportKey: layout.report(runId, 'json'), byOutcome });
}
