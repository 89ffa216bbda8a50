import type { LedgerFile } from './results/read-ledger';
import { bucketOf, tableOf } from './results/stores';
import type { TableItem } from './results/table-file';
import type { World } from './world';

/** What an earlier simulation left: its cases, and the old values of the contacts that it overwrote. */
export interface Earlier {
  readonly table: readonly TableItem[];
  readonly ledger: readonly LedgerFile[];
}

/**
 * Puts into a new deployment what an earlier simulation left. The executions of its open cases are gone, as they are on
 * AWS after a deployment is replaced; the next sweep starts others.
 */
export async function goOnFrom({ table, ledger }: Earlier, { cloud, deployment }: World): Promise<void> {
  await cloud.dynamodb.putItems(tableOf(deployment), table);
  for (const { key, text } of ledger) cloud.s3.putObject(bucketOf(deployment), key, text);
}
