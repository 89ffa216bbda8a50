import * as z from 'zod';
import { modes } from '../../../domain/runs/run';
import type { LastRun } from '../../../domain/runs/last-run';
import type { Clients } from '../../sdk/clients';
import { conditionalPut, readItem } from './conditional-put';

const item = { pk: 'RUN#last', sk: 'SUMMARY' } as const;

const amount = z.number().int().nonnegative();
const LastRunSchema = z.object({
  startedAt: z.string(),
  summary: z.object({
    mode: z.enum(modes),
    asOf: z.string(),
    accounts: amount,
    written: z.object({ contacts: amount, accounts: amount }),
    planned: z.object({ contacts: amount, accounts: amount, cases: amount, later: amount.optional() }),
    casesOpened: amount,
    casesToDecide: amount,
    openAccounts: amount,
    accountsInViolation: amount,
  }),
  unasked: z.array(z.string()),
}) satisfies z.ZodType<LastRun>;

type Table = Pick<Clients, 'table'>;

/** Keeps what the page says of the last run. A run that started before the kept one changes nothing. */
export async function keepLastRun(clients: Table, tableName: string, last: LastRun): Promise<void> {
  await conditionalPut(
    clients,
    tableName,
    { ...item, ...last },
    {
      expression: 'attribute_not_exists(#pk) OR #startedAt <= :startedAt',
      values: { ':startedAt': last.startedAt },
    },
  );
}

/** The last run over the whole organization; undefined before it, and where an older version kept something else. */
export const readLastRun = async (clients: Table, tableName: string): Promise<LastRun | undefined> =>
  LastRunSchema.safeParse(await readItem(clients, tableName, item)).data;
