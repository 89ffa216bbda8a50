import { childRates } from '../lib/aws/call-rates';
import { startDeadline, type Remaining } from '../lib/aws/deadline';
import { inspectBatch } from '../lib/aws/inspect-batch';
import { startInvocation } from '../lib/aws/invocation';
import { loadRun } from '../lib/aws/load-run';
import { log } from '../lib/aws/log';
import { writeInspections } from '../lib/aws/run-store';
import { BatchOutput, InspectInput } from '../lib/workflow/payloads';

/** Reads one batch of accounts at its share of the quotas, judges them, and writes snapshots and inspections. */
export async function handler(event: unknown, context?: Remaining): Promise<BatchOutput> {
  const { runId, accounts, now } = InspectInput.parse(event);
  const deadline = startDeadline(context);
  const invocation = startInvocation();
  const { environment, clients, calls, store } = invocation;
  const { policy, manifest } = await loadRun(invocation, runId);
  const reading = {
    clients,
    rates: childRates(deadline),
    deadline,
    policy,
    hostAccount: environment.hostAccount,
    blocked: manifest.blocked,
  };
  const listed = manifest.accounts.filter(({ id }) => accounts.includes(id));
  const inspected = await inspectBatch(reading, listed, { runId, now });
  const inspections = inspected.map(({ inspection }) => inspection);
  await writeInspections(store, {
    runId,
    first: accounts[0] ?? '',
    snapshots: inspected.map(({ snapshot }) => snapshot),
    inspections,
    awsCalls: calls.total(),
  });
  const read = inspections.filter(({ judgements }) => judgements.every(({ verdict }) => verdict !== 'unknown'));
  const failed = accounts.length - read.length;
  log({ stage: 'inspect', event: 'inspected', executionId: runId, runId, accounts: accounts.length, failed });
  return BatchOutput.parse({ v: 1, accounts: accounts.length, failed });
}
