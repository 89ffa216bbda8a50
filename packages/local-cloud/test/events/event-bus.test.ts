import { EventBus } from '../../src/events/event-bus';
import type { RuleResource } from '../../src/template/deployment';

const machine = 'arn:aws:states:us-east-1:111122223333:stateMachine:run';
const rule = (name: string, overrides: Partial<RuleResource> = {}): RuleResource => ({
  logicalId: name,
  name,
  arn: `arn:aws:events:us-east-1:111122223333:rule/${name}`,
  bus: 'default',
  pattern: { source: ['aws.organizations'] },
  enabled: true,
  targets: [{ arn: machine, roleArn: 'arn:role', inputPath: '$.id' }],
  ...overrides,
});

const busOf = (rules: RuleResource[], deliveries?: number) => {
  const started: unknown[] = [];
  const startExecution = (...given: unknown[]) => void started.push(given);
  return { started, bus: new EventBus({ rules, startExecution, now: () => 0, deliveries }) };
};

test('an event starts the targets of the rules that match it', async () => {
  const { bus, started } = busOf([
    rule('a'),
    rule('other', { pattern: { source: ['aws.iam'] } }),
    rule('off', { enabled: false }),
    rule('elsewhere', { bus: 'custom' }),
    rule('b', {
      targets: [
        { arn: machine, roleArn: 'arn:role-b', input: '{}' },
        {
          arn: machine,
          roleArn: 'arn:role-b',
          inputTransformer: {
            inputPathsMap: {},
            inputTemplate: '[<aws.events.rule-name>,<aws.events.event.ingestion-time>]',
          },
        },
      ],
    }),
  ]);
  await expect(bus.put({ id: 'e-1', source: 'aws.organizations' })).resolves.toBe(3);
  expect(started).toEqual([
    [machine, '"e-1"', 'arn:role'],
    [machine, '{}', 'arn:role-b'],
    [machine, '["b","1970-01-01T00:00:00Z"]', 'arn:role-b'],
  ]);
  await expect(bus.put({ id: 'e-2', source: 'aws.sts' })).resolves.toBe(0);
});

test('every event can be delivered twice', async () => {
  const { bus, started } = busOf([rule('a')], 2);
  await expect(bus.put({ id: 'e-1', source: 'aws.organizations' })).resolves.toBe(2);
  expect(started).toEqual([
    [machine, '"e-1"', 'arn:role'],
    [machine, '"e-1"', 'arn:role'],
  ]);
});

test.each([
  [
    { arn: 'arn:aws:sqs:us-east-1:1:queue', roleArn: 'r' },
    'a: the target arn:aws:sqs:us-east-1:1:queue is not supported locally',
  ],
  [{ arn: machine, roleArn: undefined }, `a: the target ${machine} has no role`],
])('the target %j is refused before any event', (target, message) => {
  expect(() => busOf([rule('a', { targets: [target] })])).toThrow(message);
});
