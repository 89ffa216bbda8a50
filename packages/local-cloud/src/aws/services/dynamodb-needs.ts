import type { Call, Need } from '../service';
import { textMember } from './text-member';

/** The name of a table; callers may also pass its ARN. */
const tableName = (name: string): string => name.split('/').pop() ?? name;

const tableArn = (call: Call, account: string, name: string): string =>
  `arn:aws:dynamodb:${call.region}:${account}:table/${tableName(name)}`;

const onTables = (call: Call, account: string, names: readonly string[]): readonly Need[] =>
  names.map((name) => ({ action: `dynamodb:${call.operation}`, resource: tableArn(call, account, name) }));

/**
 * The permissions of a DynamoDB call: its action on the table, or on the index that it reads.
 * @param partitionKeys name of the partition key by table name
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export const dynamodbNeeds = (
  call: Call,
  account: string,
  partitionKeys: ReadonlyMap<string, string>,
): readonly Need[] => {
  const action = `dynamodb:${call.operation}`;
  if (call.operation === 'ListTables') return [{ action, resource: '*' }];
  const requests = call.input['RequestItems'];
  if (typeof requests === 'object' && requests !== null) return onTables(call, account, Object.keys(requests));
  const table = tableArn(call, account, textMember(call, 'TableName'));
  const index = textMember(call, 'IndexName');
  const key = leadingKey(call, partitionKeys.get(tableName(textMember(call, 'TableName'))));
  const context = key === undefined ? undefined : { 'dynamodb:leadingkeys': [key] };
  return [{ action, resource: index === '' ? table : `${table}/index/${index}`, ...(context && { context }) }];
};

/** Value of the partition key of the item that a call is about; undefined for calls that read many items. */
function leadingKey({ input }: Call, partitionKey: string | undefined): string | undefined {
  const item = (input['Item'] ?? input['Key']) as Readonly<Record<string, { readonly S?: string }>> | undefined;
  return partitionKey === undefined ? undefined : item?.[partitionKey]?.S;
}
