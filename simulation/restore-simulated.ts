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
  // The SDK reads these variables. This process calls no other AWS.
  process.env['AWS_ENDPOINT_URL'] = cloud.url;
  process.env['AWS_ACCESS_KEY_ID'] = organization.managementAccountId;
  process.env['AWS_SECRET_ACCESS_KEY'] = 'simulated';
  try {
    const clients = connect(region);
    const ownAccount = organization.managementAccountId;
    const results = await restoreContacts(clients, { runId, bucket, ownAccount, force });
    return { results, after: organization.toFile(started) };
  } finally {
    await cloud.close();
  }
}
