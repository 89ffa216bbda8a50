import type { AttributeValue, CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { AccountId } from '../account';
import type { Clock } from '../../clock/clock';
import { type Service, ServiceError } from '../service';
import { fromJson, toJson } from '../wire/json-codec';
import type { Fields } from '../wire/message';
import { modelOf } from '../wire/models';
import { plainItem } from './attribute-value';
import { dynamodbNeeds } from './dynamodb-needs';
import { openDynalite } from './dynalite-transport';

/** A table as in a template. Billing is on demand. */
export type TableDefinition = Pick<
  CreateTableCommandInput,
  'TableName' | 'KeySchema' | 'AttributeDefinitions' | 'GlobalSecondaryIndexes'
>;

/** DynamoDB. The extra methods give direct access: they check no permissions and are not recorded. */
export interface DynamoDbService extends Service {
  /** Resolves when the table is ready. @throws ServiceError as CreateTable answers it */
  createTable(definition: TableDefinition): Promise<void>;
  /** Puts plain items, such as `scanTable` gives, in place of those with the same keys. @throws ServiceError as PutItem */
  putItems(tableName: string, items: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  /** Every item as a plain object, sorted by its keys. @throws ServiceError ResourceNotFoundException */
  scanTable(tableName: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

export interface DynamoDbOptions {
  readonly clock: Clock;
  /** Owner of the tables. */
  readonly account: AccountId;
  readonly region: string;
}

/** The operations of dynalite. Any other operation, e.g. TransactWriteItems, is refused by name. */
const operationNames = [
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'DescribeTimeToLive',
  'GetItem',
  'ListTables',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
] as const;
type OperationName = (typeof operationNames)[number];

type Item = Readonly<Record<string, AttributeValue>>;

class Database {
  private readonly transport = openDynalite();
  /** Milliseconds since the epoch, by table name. dynalite only knows the real time. */
  private readonly createdAt = new Map<string, number>();

  constructor(private readonly options: DynamoDbOptions) {}

  async run(name: OperationName, input: Fields): Promise<Fields> {
    try {
      const output = await this.send(name, input);
      if (name !== 'CreateTable') return output;
      await this.ready(String(input['TableName']));
      return output;
    } catch (error: unknown) {
      throw error instanceof ServiceError && error.code === 'ConditionalCheckFailedException'
        ? await this.withOldItem(error, input)
        : error;
    }
  }

  async items(tableName: string): Promise<readonly Item[]> {
    const items: Item[] = [];
    let ExclusiveStartKey: unknown;
    do {
      const page = await this.send('Scan', { TableName: tableName, ExclusiveStartKey, ConsistentRead: true });
      items.push(...((page['Items'] ?? []) as readonly Item[]));
      ExclusiveStartKey = page['LastEvaluatedKey'];
    } while (ExclusiveStartKey);
    return items;
  }

  async keyNames(tableName: string): Promise<readonly string[]> {
    const { Table } = (await this.send('DescribeTable', { TableName: tableName })) as {
      Table: { KeySchema: readonly { AttributeName: string }[] };
    };
    return Table.KeySchema.map(({ AttributeName }) => AttributeName);
  }

  private async send(name: OperationName, input: Fields): Promise<Fields> {
    const operation = modelOf('dynamodb').operations.get(name);
    if (!operation) throw new Error(`The client of DynamoDB has no ${name}.`);
    const answer = await this.transport(name, toJson(operation.input, input));
    const output = (fromJson(operation.output, answer) ?? {}) as Fields;
    this.correct(output['Table'] as Fields | undefined);
    this.correct(output['TableDescription'] as Fields | undefined);
    return output;
  }

  /** Replaces account, Region and time in a description, which dynalite takes from the machine. */
  private correct(table: Fields | undefined): void {
    if (!table) return;
    const name = String(table['TableName']);
    const createdAt = this.createdAt.get(name) ?? this.options.clock.now();
    this.createdAt.set(name, createdAt);
    const arn = `arn:aws:dynamodb:${this.options.region}:${this.options.account}:table/${name}`;
    table['CreationDateTime'] = new Date(createdAt);
    table['TableArn'] = arn;
    for (const index of (table['GlobalSecondaryIndexes'] ?? []) as Fields[])
      index['IndexArn'] = `${arn}/index/${String(index['IndexName'])}`;
  }

  private async ready(tableName: string): Promise<void> {
    for (;;) {
      const { Table } = (await this.send('DescribeTable', { TableName: tableName })) as { Table: Fields };
      if (Table['TableStatus'] === 'ACTIVE') return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /**
   * Adds the old item to the error with a second read: dynalite does not support ReturnValuesOnConditionCheckFailure.
   */
  private async withOldItem(error: ServiceError, input: Fields): Promise<ServiceError> {
    if (input['ReturnValuesOnConditionCheckFailure'] !== 'ALL_OLD') return error;
    const TableName = String(input['TableName']);
    const names = await this.keyNames(TableName);
    const from = (input['Key'] ?? input['Item']) as Item;
    const Key = Object.fromEntries(names.map((name) => [name, from[name]]));
    const { Item } = await this.send('GetItem', { TableName, Key, ConsistentRead: true });
    return new ServiceError(error.code, error.message, { ...(Item !== undefined && { Item }) }, error.status);
  }
}

/**
 * DynamoDB on dynalite, in memory in the same process. It has conditions, expressions and indexes, but no transactions
 * and no time to live.
 */
export const createDynamoDb = (options: DynamoDbOptions): DynamoDbService => {
  const database = new Database(options);
  const partitionKeys = new Map<string, string>();
  return {
    name: 'dynamodb',
    target: () => options.account,
    needs: (call) => dynamodbNeeds(call, options.account, partitionKeys),
    operations: Object.fromEntries(operationNames.map((name) => [name, (input: Fields) => database.run(name, input)])),
    createTable: async (definition) => {
      const hash = definition.KeySchema?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName;
      if (definition.TableName !== undefined && hash !== undefined) partitionKeys.set(definition.TableName, hash);
      await database.run('CreateTable', { ...definition, BillingMode: 'PAY_PER_REQUEST' });
    },
    putItems: async (tableName, items) => {
      for (const item of items)
        await database.run('PutItem', { TableName: tableName, Item: marshall(item, { removeUndefinedValues: true }) });
    },
    scanTable: async (tableName) => {
      const names = await database.keyNames(tableName);
      const items = (await database.items(tableName)).map(plainItem);
      const keyOf = (item: Fields): string => JSON.stringify(names.map((name) => item[name]));
      return items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    },
  };
};
