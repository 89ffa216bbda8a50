import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Clients } from '../../sdk/clients';
import { errorName } from '../../sdk/throttling';

export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** A condition on the stored item. Attribute names are written `#name`, values `:name`. */
export interface Condition {
  readonly expression: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

type Table = Pick<Clients, 'table'>;

/**
 * Writes the item if the condition holds, else false. After a lost answer, false may hide that this write succeeded.
 */
export async function conditionalPut(
  { table }: Table,
  tableName: string,
  item: ItemKey & Readonly<Record<string, unknown>>,
  condition: Condition,
): Promise<boolean> {
  const names = [...new Set(condition.expression.match(/#\w+/g))];
  try {
    await table.send(
      new PutCommand({
        TableName: tableName,
        Item: item,
        ConditionExpression: condition.expression,
        // Aliases for all names: DynamoDB reserves many plain words.
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [name, name.slice(1)])),
        ExpressionAttributeValues: condition.values === undefined ? undefined : { ...condition.values },
      }),
    );
    return true;
  } catch (error: unknown) {
    if (errorName(error) === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}

/** The item as it is now, by a consistent read. */
export async function readItem({ table }: Table, tableName: string, { pk, sk }: ItemKey): Promise<unknown> {
  const { Item } = await table.send(new GetCommand({ TableName: tableName, Key: { pk, sk }, ConsistentRead: true }));
  return Item;
}
