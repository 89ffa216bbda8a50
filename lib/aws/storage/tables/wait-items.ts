import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ruleIds } from '../../../domain/finding';
import type { CaseRecord } from '../../../domain/cases/case';
import { stateIndex } from '../../../workflow/environment';
import type { Clients } from '../../sdk/clients';
import { conditionalPut, readItem, type ItemKey } from './conditional-put';
import { accountId } from '../documents/common';

const WaitItem = z.object({
  account: accountId,
  rule: z.enum(ruleIds),
  generation: z.number().int().positive(),
  /** ARN of the execution that waits. */
  execution: z.string(),
  /** Which start of the generation's execution it is: 0 for the first. */
  restart: z.number().int().nonnegative(),
  /** The task token: a secret that wakes the execution and decides nothing. */
  token: z.string(),
  askedAt: z.string(),
});
export type WaitItem = Readonly<z.infer<typeof WaitItem>>;

type Generation = Pick<CaseRecord, 'account' | 'rule' | 'generation'>;

/** In partitions of their own, so that roles can be limited to them. */
const keyOf = ({ account, rule, generation }: Generation): ItemKey => ({
  pk: `WAIT#${account}`,
  sk: `${rule}#${generation}`,
});

/** The executions that wait for a decision, with their task tokens: beside the cases, which are copied to other places, never in them. */
export class WaitItems {
  constructor(
    private readonly clients: Pick<Clients, 'table'>,
    private readonly tableName: string,
  ) {}

  /** Keeps the newest token of a generation. False, and nothing written, when a later execution waits already. */
  async put(wait: WaitItem): Promise<boolean> {
    const item = {
      ...wait,
      ...keyOf(wait),
      [stateIndex.partitionKey]: stateIndex.waiting,
      [stateIndex.sortKey]: wait.askedAt,
    };
    const expression = 'attribute_not_exists(#pk) OR #restart <= :restart';
    const condition = { expression, values: { ':restart': wait.restart } };
    if (await conditionalPut(this.clients, this.tableName, item, condition)) return true;
    return (await this.read(wait))?.token === wait.token;
  }

  /** Nothing when no execution ever waited for the generation, or its token was dropped. */
  async read(generation: Generation): Promise<WaitItem | undefined> {
    const item = await readItem(this.clients, this.tableName, keyOf(generation));
    const parsed = WaitItem.partial({ token: true }).optional().parse(item);
    return parsed?.token === undefined ? undefined : { ...parsed, token: parsed.token };
  }

  /** All of them. The index follows the table within a second or so. */
  async all(): Promise<readonly WaitItem[]> {
    const waits: WaitItem[] = [];
    const pages = paginateQuery(
      { client: this.clients.table },
      {
        TableName: this.tableName,
        IndexName: stateIndex.name,
        KeyConditionExpression: '#state = :state',
        ExpressionAttributeNames: { '#state': stateIndex.partitionKey },
        ExpressionAttributeValues: { ':state': stateIndex.waiting },
      },
    );
    for await (const page of pages) waits.push(...(page.Items ?? []).map((item) => WaitItem.parse(item)));
    return waits;
  }

  /** Drops the token, unless another one has taken its place. What stays keeps older executions from asking again. */
  async forget({ token, ...wait }: WaitItem): Promise<void> {
    const condition = { expression: '#token = :token', values: { ':token': token } };
    await conditionalPut(this.clients, this.tableName, { ...wait, ...keyOf(wait) }, condition);
  }
}
