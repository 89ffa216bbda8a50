import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ruleIds } from '../../../domain/finding';
import type { CaseRecord } from '../../../domain/cases/case';
import { waitIndex } from '../../../workflow/environment';
import type { Clients } from '../../sdk/clients';
import { conditionalPut, readItem, type ItemKey } from './conditional-put';
import { accountId } from '../documents/common';

const WaitItem = z.object({
  account: accountId,
  rule: z.enum(ruleIds),
  generation: z.number().int().positive(),
  /** ARN of the waiting execution. */
  execution: z.string(),
  /** Number of the execution: 0 for the first, one more for each restart. */
  restart: z.number().int().nonnegative(),
  /** The task token, a secret. It wakes the execution but decides nothing. */
  token: z.string(),
  askedAt: z.string(),
});
export type WaitItem = Readonly<z.infer<typeof WaitItem>>;

type Generation = Pick<CaseRecord, 'account' | 'rule' | 'generation'>;

/** Waits have their own partitions, so that roles can be limited to them. */
const keyOf = ({ account, rule, generation }: Generation): ItemKey => ({
  pk: `WAIT#${account}`,
  sk: `${rule}#${generation}`,
});

/** Executions that wait, with their task tokens. Tokens are not in case records, because those are copied elsewhere. */
export class WaitItems {
  constructor(
    private readonly clients: Pick<Clients, 'table'>,
    private readonly tableName: string,
  ) {}

  /** Stores the newest token of a generation. False, without writing, when a later execution waits already. */
  async put(wait: WaitItem): Promise<boolean> {
    const item = {
      ...wait,
      ...keyOf(wait),
      [waitIndex.partitionKey]: waitIndex.value,
    };
    const expression = 'attribute_not_exists(#pk) OR #restart <= :restart';
    const condition = { expression, values: { ':restart': wait.restart } };
    if (await conditionalPut(this.clients, this.tableName, item, condition)) return true;
    return (await this.read(wait))?.token === wait.token;
  }

  /** The wait of a generation; undefined when there is none, or its token was deleted. */
  async read(generation: Generation): Promise<WaitItem | undefined> {
    const item = await readItem(this.clients, this.tableName, keyOf(generation));
    const parsed = WaitItem.partial({ token: true }).optional().parse(item);
    return parsed?.token === undefined ? undefined : { ...parsed, token: parsed.token };
  }

  /** All waits. The index lags about a second. */
  async all(): Promise<readonly WaitItem[]> {
    const waits: WaitItem[] = [];
    const pages = paginateQuery(
      { client: this.clients.table },
      {
        TableName: this.tableName,
        IndexName: waitIndex.name,
        KeyConditionExpression: '#waiting = :yes',
        ExpressionAttributeNames: { '#waiting': waitIndex.partitionKey },
        ExpressionAttributeValues: { ':yes': waitIndex.value },
      },
    );
    for await (const page of pages) waits.push(...(page.Items ?? []).map((item) => WaitItem.parse(item)));
    return waits;
  }

  /** Deletes the token unless a newer one replaced it. The rest stays and keeps older executions from waiting again. */
  async forget({ token, ...wait }: WaitItem): Promise<void> {
    const condition = { expression: '#token = :token', values: { ':token': token } };
    await conditionalPut(this.clients, this.tableName, { ...wait, ...keyOf(wait) }, condition);
  }
}
