import { transformInput } from '../../src/events/transform-input';

const event = {
  version: '0',
  id: 'e-1',
  time: '2026-11-22T09:00:00Z',
  detail: { name: 'a "b" c', count: 3, off: false, none: null, list: [{ id: 'x' }], 'with-dash': { ok: true } },
};
const matched = { event, rule: { arn: 'arn:rule', name: 'rule' }, receivedAt: '2026-11-22T09:00:01Z' };
const transform = (inputTemplate: string, inputPathsMap: Record<string, string> = {}): unknown =>
  JSON.parse(
    transformInput({ arn: 'a', roleArn: 'r', inputTransformer: { inputPathsMap, inputTemplate } }, matched),
  ) as unknown;

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
test.each<[string, Record<string, string>, unknown]>([
  ['{"v":1,"id":<id>}', { id: '$.id' }, { v: 1, id: 'e-1' }],
  ['{"detail":<d>}', { d: '$.detail' }, { detail: event.detail }],
  [
    '{"n":<n>,"off":<o>,"none":<x>}',
    { n: '$.detail.count', o: '$.detail.off', x: '$.detail.none' },
    { n: 3, off: false, none: null },
  ],
  ['{"text":"<id> has <n>"}', { id: '$.id', n: '$.detail.count' }, { text: 'e-1 has 3' }],
  ['"name is \\"<name>\\""', { name: '$.detail.name' }, 'name is "a "b" c"'],
  ['{"name":<name>}', { name: '$.detail.name' }, { name: 'a "b" c' }],
  ['[<first>,<dash>]', { first: '$.detail.list[0].id', dash: '$.detail.with-dash.ok' }, ['x', true]],
  ['{"all":<aws.events.event.json>}', {}, { all: event }],
  ['{"envelope":<aws.events.event>}', {}, { envelope: { version: '0', id: 'e-1', time: event.time } }],
  [
    '{"rule":"<aws.events.rule-name>","arn":<aws.events.rule-arn>,"at":<aws.events.event.ingestion-time>}',
    {},
    { rule: 'rule', arn: 'arn:rule', at: '2026-11-22T09:00:01Z' },
  ],
])('the template %s gives what the event holds', (template, paths, expected) => {
  expect(transform(template, paths)).toEqual(expected);
});

test('a target gets its own input, a part of the event, or the event', () => {
  const target = { arn: 'a', roleArn: 'r' };
  expect(transformInput({ ...target, input: '{"a":1}' }, matched)).toBe('{"a":1}');
  expect(transformInput({ ...target, inputPath: '$.detail.list' }, matched)).toBe('[{"id":"x"}]');
  expect(transformInput({ ...target, inputPath: '$' }, matched)).toBe(JSON.stringify(event));
  expect(transformInput(target, matched)).toBe(JSON.stringify(event));
});

test.each<[string, Record<string, string>, string]>([
  ['{"a":<b>}', {}, 'InputTemplate: <b> is not in InputPathsMap'],
  ['{"a":<b>}', { b: '$.detail.missing' }, 'the event has nothing at $.detail.missing'],
  ['{"a":"<b>"}', { b: '$.detail' }, 'InputTemplate: <b> is an object or list'],
  ['{"a":<b>}', { b: '$.detail[*]' }, 'the path $.detail[*] is malformed'],
  ['{"a":<b>}', { b: 'detail' }, 'the path detail is malformed'],
  ['plain <b>', { b: '$.id' }, 'InputTemplate: the result is not JSON'],
])('the template %s is refused', (template, paths, message) => {
  expect(() => transform(template, paths)).toThrow(message);
});
