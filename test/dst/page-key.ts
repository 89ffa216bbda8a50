import { administrator } from '@rootward/local-cloud';
import type { World } from '../../simulation/world';
import { managementId } from './setting-organization';

/** Signing key of the page's forms. It is given, so that a leak of it is found. */
export const pageKey = 'f'.repeat(64);

/** Stores the signing key in the table, as the page does at its first request. */
export async function keepPageKey({ cloud, deployment }: World): Promise<void> {
  const TableName = deployment.tables[0]?.name ?? '';
  const Item = { pk: { S: 'PAGE' }, sk: { S: 'KEY' }, key: { S: pageKey } };
  const input = { TableName, Item };
  await cloud.aws.call(administrator(managementId), { service: 'dynamodb', operation: 'PutItem', input });
}
