import { distributed, guide, type Outcome, World } from './harness';

const readerPage = guide('input-output-itemreader.html');
const batcherPage = guide('input-output-itembatcher.html');

const succeeds = (output: unknown): Outcome => ({ status: 'SUCCEEDED', output });

const reader = (ReaderConfig: object): object => ({
  ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Arguments: { Bucket: 'b', Key: 'items' }, ReaderConfig },
});

describe(`ItemReader (${readerPage})`, () => {
  const reads: { says: string; file: string; config: object; gives: unknown }[] = [
    { says: 'a JSON array', file: '[1,{"a":2},null]', config: { InputType: 'JSON' }, gives: [1, { a: 2 }, null] },
    {
      says: 'a JSON object',
      file: '{"a":1,"b":2}',
      config: { InputType: 'JSON' },
      gives: [
        { Key: 'a', Value: 1 },
        { Key: 'b', Value: 2 },
      ],
    },
    { says: 'JSON Lines', file: '{"a":1}\r\n{"a":2}\n\n', config: { InputType: 'JSONL' }, gives: [{ a: 1 }, { a: 2 }] },
    {
      says: 'a part of a file',
      file: '{"x":{"y/z":[1,2]}}',
      config: { InputType: 'JSON', ItemsPointer: '/x/y~1z' },
      gives: [1, 2],
    },
    { says: 'the first items', file: '[1,2,3]', config: { InputType: 'JSON', MaxItems: '{% 1 + 1 %}' }, gives: [1, 2] },
    { says: 'nothing from an empty array', file: '[]', config: { InputType: 'JSON' }, gives: [] },
  ];

  it.each(reads)('reads $says', async ({ file, config, gives }) => {
    const world = new World();
    world.files.set('b/items', file);
    expect(await world.run({ A: distributed(reader(config)) })).toEqual(succeeds(gives));
  });

  const broken: { says: string; file?: string; config: object }[] = [
    { says: 'an absent file', config: { InputType: 'JSON' } },
    { says: 'a file that is no JSON', file: 'a,b', config: { InputType: 'JSON' } },
    { says: 'a file with a number', file: '1', config: { InputType: 'JSON' } },
    { says: 'a line that is no JSON', file: '{}\n{', config: { InputType: 'JSONL' } },
    { says: 'a pointer at nothing', file: '{}', config: { InputType: 'JSON', ItemsPointer: '/x' } },
  ];

  it.each(broken)('fails $says with States.ItemReaderFailed', async ({ file, config }) => {
    const world = new World();
    if (file !== undefined) world.files.set('b/items', file);
    expect((await world.run({ A: distributed(reader(config)) })).error).toBe('States.ItemReaderFailed');
  });

  it('tells ItemSelector the members of an object', async () => {
    const ItemSelector = { key: '{% $states.context.Map.Item.Key %}', value: '{% $states.context.Map.Item.Value %}' };
    const result = await new World().run({ A: distributed({ Items: { a: 1 }, ItemSelector }) });
    expect(result).toEqual(succeeds([{ key: 'a', value: 1 }]));
  });

  it('tells ItemSelector where an item came from', async () => {
    const world = new World();
    world.files.set('b/items', '[7]');
    const ItemSelector = { from: '{% $states.context.Map.Item.Source %}', n: '{% $states.context.Map.Item.Value %}' };
    const result = await world.run({ A: distributed({ ...reader({ InputType: 'JSON' }), ItemSelector }) });
    expect(result).toEqual(succeeds([{ from: 'S3://b/items', n: 7 }]));
  });
});

describe(`ItemBatcher (${batcherPage})`, () => {
  const count = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
  const batches: { says: string; items: unknown[]; batcher: object; gives: unknown }[] = [
    {
      says: '1130 items by 100',
      items: count(0, 1130),
      batcher: { MaxItemsPerBatch: 100 },
      gives: [...Array.from({ length: 11 }, () => 100), 30],
    },
    {
      says: 'by bytes, the whole input counted',
      items: ['aaaa', 'bbbb', 'cccc'],
      batcher: { MaxInputBytesPerBatch: 25 },
      gives: [2, 1],
    },
    {
      says: 'by bytes, one byte short',
      items: ['aaaa', 'bbbb', 'cccc'],
      batcher: { MaxInputBytesPerBatch: 24 },
      gives: [1, 1, 1],
    },
    {
      says: 'by whichever comes first',
      items: count(0, 10),
      batcher: { MaxItemsPerBatch: 4, MaxInputBytesPerBatch: 262_144 },
      gives: [4, 4, 2],
    },
    {
      says: 'by 256 KiB without a size',
      items: ['x'.repeat(200_000), 'y'.repeat(60_000), 'z'.repeat(60_000)],
      batcher: { MaxItemsPerBatch: 100 },
      gives: [2, 1],
    },
  ];

  it.each(batches)('batches $says', async ({ items, batcher, gives }) => {
    const world = new World();
    world.files.set('b/items', JSON.stringify(items));
    const child = { Type: 'Pass', Output: '{% $count($states.input.Items) %}', End: true };
    const map = distributed({ ...reader({ InputType: 'JSON' }), ItemBatcher: batcher }, child);
    expect(await world.run({ A: map })).toEqual(succeeds(gives));
  });

  it('adds BatchInput to every batch', async () => {
    const ItemBatcher = { MaxItemsPerBatch: 2, BatchInput: { factCheck: '{% $states.input.when %}' } };
    const result = await new World().run(
      { A: distributed({ Items: [1, 2, 3], ItemBatcher }) },
      { when: 'December 2022' },
    );
    const BatchInput = { factCheck: 'December 2022' };
    expect(result).toEqual(
      succeeds([
        { BatchInput, Items: [1, 2] },
        { BatchInput, Items: [3] },
      ]),
    );
  });
});
