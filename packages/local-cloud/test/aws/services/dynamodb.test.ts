import { DescribeTableCommand, DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { type RunningServer, startServer } from '../../../src/aws/server';
import type { Need } from '../../../src/aws/service';
import { createDynamoDb, type DynamoDbService } from '../../../src/aws/services/dynamodb';
import { VirtualClock } from '../../../src/clock/clock';
import { managementAccount, simulatedAws } from '../simulated-aws-builder';

const TableName = 'cases';
const region = 'eu-west-1';

let dynamodb: DynamoDbService;
let server: RunningServer;
let client: DynamoDBDocumentClient;
let needs: Need[];

beforeEach(async () => {
  const clock = new VirtualClock(Date.parse('2026-11-22T09:00:00Z'));
  dynamodb = createDynamoDb({ clock, account: managementAccount, region });
  needs = [];
  const authorize = (_: unknown, need: Need): undefined => void needs.push(need);
  server = await startServer(simulatedAws({ services: [dynamodb], clock, authorize }));
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x' };
  client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: server.url, region, credentials, maxAttempts: 1 }),
  );
  await dynamodb.createTable({
    TableName,
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['pk', 'sk', 'state', 'openedAt'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S' as const,
    })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-state',
        KeySchema: [
          { AttributeName: 'state', KeyType: 'HASH' },
          { AttributeName: 'openedAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  });
});
afterEach(async () => {
  client.destroy();
  await server.close();
});

const item = (sk: string, fields: object = {}) => ({ pk: 'ACCOUNT#1', sk, ...fields });

test('a table can be used at once, and describes itself by account, Region and simulated time', async () => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  expect([
    Table?.TableStatus,
    Table?.TableArn,
    Table?.CreationDateTime,
    Table?.GlobalSecondaryIndexes?.[0]?.IndexArn,
  ]).toEqual([
    'ACTIVE',
    'arn:aws:dynamodb:eu-west-1:100000000001:table/cases',
    new Date('2026-11-22T09:00:00Z'),
    'arn:aws:dynamodb:eu-west-1:100000000001:table/cases/index/by-state',
  ]);
});

test('a conditional put that fails says so, with the item that was in its way when asked', async () => {
  const put = (fields: object) =>
    client.send(
      new PutCommand({
        TableName,
        Item: item('CASE#a', fields),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
  await put({ owner: 'first' });
  await expect(put({ owner: 'second' })).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
    // The document client does not convert the items in errors.
    Item: { pk: { S: 'ACCOUNT#1' }, sk: { S: 'CASE#a' }, owner: { S: 'first' } },
  });
});

test('an update appends to a list under a condition, and of many at once only one wins', async () => {
  await client.send(new PutCommand({ TableName, Item: item('CASE#a', { version: 1, timeline: ['opened'] }) }));
  const append = (event: string) =>
    client.send(
      new UpdateCommand({
        TableName,
        Key: item('CASE#a'),
        UpdateExpression: 'SET #v = :next, timeline = list_append(timeline, :event)',
        ConditionExpression: '#v = :now',
        ExpressionAttributeNames: { '#v': 'version' },
        ExpressionAttributeValues: { ':now': 1, ':next': 2, ':event': [event] },
        ReturnValues: 'ALL_NEW',
      }),
    );
  const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map(append));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { Item } = await client.send(new GetCommand({ TableName, Key: item('CASE#a'), ConsistentRead: true }));
  expect(Item).toMatchObject({ version: 2, timeline: ['opened', expect.any(String)] });
});

test('an index is read in order, and leaves out items without its key', async () => {
  const requests = [
    item('CASE#b', { state: 'pending', openedAt: '2026-11-22' }),
    item('CASE#a', { state: 'pending', openedAt: '2026-11-21' }),
    item('CASE#a#1', { openedAt: '2026-11-01' }),
  ].map((Item) => ({ PutRequest: { Item } }));
  await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }));
  const { Items } = await client.send(
    new QueryCommand({
      TableName,
      IndexName: 'by-state',
      KeyConditionExpression: '#s = :s',
      ExpressionAttributeNames: { '#s': 'state' },
      ExpressionAttributeValues: { ':s': 'pending' },
    }),
  );
  expect(Items?.map(({ sk }) => sk as string)).toEqual(['CASE#a', 'CASE#b']);
  expect((await dynamodb.scanTable(TableName)).map(({ sk }) => sk)).toEqual(['CASE#a', 'CASE#a#1', 'CASE#b']);
  expect(needs.map(({ action, resource }) => [action, resource])).toEqual([
    ['dynamodb:BatchWriteItem', 'arn:aws:dynamodb:eu-west-1:100000000001:table/cases'],
    ['dynamodb:Query', 'arn:aws:dynamodb:eu-west-1:100000000001:table/cases/index/by-state'],
  ]);
});

test('scanned items are plain values', async () => {
  const Item = item('CASE#a', {
    text: 'é',
    count: 1.5,
    yes: true,
    none: null,
    list: [1, { a: 'b' }],
    bytes: new Uint8Array([1]),
  });
  await client.send(new PutCommand({ TableName, Item }));
  expect(await dynamodb.scanTable(TableName)).toEqual([Item]);
});

test('scanned items can be put again, and are the same', async () => {
  const items = [item('CASE#a', { count: 2, list: [null, { a: ['b'] }] }), item('CASE#b', { state: 'pending' })];
  await dynamodb.putItems(TableName, items);
  const scanned = await dynamodb.scanTable(TableName);
  await dynamodb.putItems(TableName, scanned);
  expect(await dynamodb.scanTable(TableName)).toEqual(items);
  const { Item } = await client.send(new GetCommand({ TableName, Key: item('CASE#a') }));
  expect(Item).toEqual(items[0]);
});

test('an item without the key of its table is refused', async () => {
  await expect(dynamodb.putItems(TableName, [{ other: 'a' }])).rejects.toThrow('Missing the key pk in the item');
});

test.each([
  ['a table that is not there', new GetCommand({ TableName: 'none', Key: { pk: 'a' } }), 'ResourceNotFoundException'],
  ['a key that does not fit', new GetCommand({ TableName, Key: { pk: 'a' } }), 'ValidationException'],
])('answers %s with the error of AWS', async (_, command, name) => {
  await expect(client.send(command)).rejects.toMatchObject({ name });
});

test('refuses transactions by name', async () => {
  const command = new TransactWriteItemsCommand({
    TransactItems: [{ Delete: { TableName, Key: { pk: { S: 'a' }, sk: { S: 'b' } } } }],
  });
  await expect(client.send(command)).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: 'The simulated AWS has no dynamodb:TransactWriteItems.',
  });
});
