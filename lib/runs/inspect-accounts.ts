import { childRates } from '../aws/sdk/call-rates';
import { writeInspections } from '../aws/storage/objects/run-store';
import type { Invocation } from '../invocation/invocation';
import { errorName, log, placeOf } from '../invocation/log';
import type { BatchOutput, InspectInput } from '../workflow/payloads';
import { inspectBatch } from './inspect-batch';
import { loadRun } from './load-run';

/**
 * Reads and judges one batch of accounts at its share of the quotas, and writes snapshots and inspections.
 * `failed` counts accounts with an unknown judgement or without a result.
 */
export async function inspectAccounts(
  invocation: Invocation,
  { runId, accounts, now }: InspectInput,
): Promise<Omit<BatchOutput, 'v'>> {
  const { environment, clients, calls, store, deadline } = invocation;
  const { policy, manifest } = await loadRun(invocation, runId);
  const reading = {
    clients,
    rates: childRates(deadline),
    deadline,
    policy,
    hostAccount: environment.hostAccount,
    blocked: manifest.blocked,
    ...(manifest.units && { units: manifest.units }),
  };
  const listed = manifest.accounts.filter(({ id }) => accounts.includes(id));
  const inspected = await inspectBatch(reading, listed, {
    now,
    opensCases: true,
    onLost: (accountId, error) => {
      const fault = { error: errorName(error), at: placeOf(error) };
      log({ stage: 'inspect', event: 'account lost', runId, accountId, ...fault });
    },
  });
  const inspections = inspected.map(({ inspection }) => inspection);
  await writeInspections(store, {
    runId,
    first: accounts[0] ?? '',
    snapshots: inspected.map(({ snapshot }) => snapshot),
    inspections,
    contactChanges: inspected.flatMap(({ compared }) => compared),
    awsCalls: calls.total(),
  });
  const read = inspections.filter(({ judgements }) => judgements.every(({ verdict }) => verdict !== 'unknown'));
  return { accounts: accounts.length, failed: accounts.length - read.length };
}
