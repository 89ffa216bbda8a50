import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Clients } from '../../sdk/clients';
import { Kept } from '../../sdk/kept';
import { conditionalPut, readItem } from './conditional-put';

const item = { pk: 'PAGE', sk: 'KEY' } as const;
const PageKey = z.object({ key: z.string().min(32) });

const known = new Kept<string>();

/**
 * The secret that signs the page's forms: 256 random bits, created by the first caller and then the same for all. It
 * proves that a form came from the page; it gives nobody the right to decide.
 */
export async function pageKey(clients: Pick<Clients, 'table'>, tableName: string): Promise<string> {
  return known.value ?? known.keep((await stored(clients, tableName)) ?? (await choose(clients, tableName)));
}

async function stored(clients: Pick<Clients, 'table'>, tableName: string): Promise<string | undefined> {
  return PageKey.optional().parse(await readItem(clients, tableName, item))?.key;
}

async function choose(clients: Pick<Clients, 'table'>, tableName: string): Promise<string> {
  const key = randomBytes(32).toString('hex');
  const condition = { expression: 'attribute_not_exists(#pk)' };
  await conditionalPut(clients, tableName, { ...item, key }, condition);
  // Read it back: another execution environment may have been first.
  return PageKey.parse(await readItem(clients, tableName, item)).key;
}
