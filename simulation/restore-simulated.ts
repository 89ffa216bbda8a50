import { connect } from '../lib/invocation/connect';
import { restoreContacts, type Restored } from '../lib/runs/restore-contacts';
import {
  type OrganizationFile,
  RealClock,
  type SimulatedOrganization,
  region,
  startCloud,
} from '@rootward/local-cloud';
import type { LedgerFile } from './results/read-ledger';

export interface RestoreSimulatedOptions {
  readonly organization: SimulatedOrganization;
  readonly runId: string;
  readonly entries: readonly LedgerFile[];
  readonly force: boolean;
}

const bucket = 'rootward-ledger';

/**
 * Restores the old contacts of a run in a simulated organization, through the same code as in AWS.
 * Returns one result for each contact, and the changed organization.
 */
export async function restoreSimulated({
  organization,
  runId,
  entries,
  force,
}: RestoreSimulatedOptions): Promise<{ results: readonly Restored[]; after: OrganizationFile }> {
  const started = organization.startsAt ?? Date.now();
  const cloud = await startCloud({ organization, clock: new RealClock() });
  cloud.s3.createBucket(bucket);
  for (const { key, text } of entries) cloud.s3.putObject(bucket, key, text);
  const ownAccount = organization.managementAccountId;
  const credentials = { accessKeyId: ownAccount, secretAccessKey: 'simulated' };
  try {
    const clients = connect(region, { endpoint: cloud.url, credentials });
    const results = await restoreContacts(clients, { runId, bucket, ownAccount, force });
    return { results, after: organization.toFile(started) };
  } finally {
    await cloud.close();
  }
}
