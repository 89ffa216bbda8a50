import { setImmediate } from 'node:timers/promises';
import { deploy, sketch } from '../../src';

/** How many servers keep this process alive. */
const servers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;

test('a deployment that is refused leaves no server behind', async () => {
  const before = servers();
  const machine = { StartAt: 'A', States: { A: { Type: 'Pass', InputPath: '$.a', End: true } } };
  await expect(deploy({ deployment: sketch({ stateMachines: { machine } }) })).rejects.toThrow(/JSONata/);
  // Node.js lets go of a closed server a few turns later.
  for (let turn = 0; turn < 1000 && servers() > before; turn++) await setImmediate();
  expect(servers()).toBe(before);
});

test('a table needs no index', async () => {
  const table = {
    logicalId: 'Table',
    name: 'orders',
    arn: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders',
    keySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
    attributes: [{ AttributeName: 'id', AttributeType: 'S' as const }],
    indexes: [],
  };
  const stack = await deploy({ deployment: { ...sketch({}), tables: [table] } });
  await expect(stack.cloud.dynamodb.scanTable('orders')).resolves.toEqual([]);
  await stack.close();
});
