import { distributed, failure, guide, lambda, machineArn, World } from './harness';

const page = guide('input-output-resultwriter.html');

/** The function returns its input, but fails for -1. */
const world = (): World =>
  new World({
    f: (item) => {
      if (item === -1) throw failure('Broken');
      return item;
    },
  });
const child = lambda('f', { Output: '{% $states.result.Payload %}' });
const writer = (WriterConfig?: object, Prefix: string | undefined = 'csvProcessJobs'): object => ({
  ToleratedFailurePercentage: 100,
  ResultWriter: {
    Resource: 'arn:aws:states:::s3:putObject',
    Arguments: { Bucket: 'b', ...(Prefix === '' ? {} : { Prefix }) },
    ...(WriterConfig ? { WriterConfig } : {}),
  },
});

interface Output {
  readonly MapRunArn: string;
  readonly ResultWriterDetails: { readonly Bucket: string; readonly Key: string };
}

it(`writes one file for each status and a manifest (${page})`, async () => {
  const here = world();
  const { output } = await here.run({ A: distributed({ Items: [[1], -1], ...writer() }, child) });
  const { MapRunArn, ResultWriterDetails } = output as Output;
  const id = MapRunArn.split(':').at(-1) ?? '';
  expect(output).toEqual({
    MapRunArn: `arn:aws:states:us-east-1:111122223333:mapRun:M/Each:${id}`,
    ResultWriterDetails: { Bucket: 'b', Key: `csvProcessJobs/${id}/manifest.json` },
  });
  const file = (name: string): string => here.files.get(`b/csvProcessJobs/${id}/${name}`) ?? '';
  const sized = (Key: string): object => ({ Key: `csvProcessJobs/${id}/${Key}`, Size: Buffer.byteLength(file(Key)) });
  expect(JSON.parse(here.files.get(`b/${ResultWriterDetails.Key}`) ?? '')).toEqual({
    DestinationBucket: 'b',
    MapRunArn,
    ResultFiles: { FAILED: [sized('FAILED_0.json')], PENDING: [], SUCCEEDED: [sized('SUCCEEDED_0.json')] },
  });
  const common = {
    ExecutionArn: expect.stringContaining(':execution:M/Each:'),
    InputDetails: { Included: true },
    Name: expect.any(String),
    RedriveCount: 0,
    RedriveStatus: 'NOT_REDRIVABLE',
    StartDate: '2026-01-01T00:00:00Z',
    StateMachineArn: `${machineArn('M')}/Each`,
    StopDate: '2026-01-01T00:00:00Z',
  };
  expect(JSON.parse(file('SUCCEEDED_0.json'))).toEqual([
    {
      ...common,
      Input: '[1]',
      Output: '[1]',
      OutputDetails: { Included: true },
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      Status: 'SUCCEEDED',
    },
  ]);
  expect(JSON.parse(file('FAILED_0.json'))).toEqual([
    {
      ...common,
      Input: '-1',
      Error: 'Broken',
      Cause: expect.stringContaining('"errorType":"Broken"'),
      RedriveStatusReason: 'Execution is FAILED and cannot be redriven',
      Status: 'FAILED',
    },
  ]);
});

const formats: { says: string; config: object; file: string; body: string }[] = [
  {
    says: 'COMPACT',
    config: { Transformation: 'COMPACT', OutputType: 'JSON' },
    file: 'SUCCEEDED_0.json',
    body: '[[1,2],[3],4]',
  },
  {
    says: 'FLATTEN',
    config: { Transformation: 'FLATTEN', OutputType: 'JSON' },
    file: 'SUCCEEDED_0.json',
    body: '[1,2,3,4]',
  },
  {
    says: 'JSON Lines',
    config: { Transformation: 'COMPACT', OutputType: 'JSONL' },
    file: 'SUCCEEDED_0.jsonl',
    body: '[1,2]\n[3]\n4',
  },
];

it.each(formats)(`writes $says (${page})`, async ({ config, file, body }) => {
  const here = world();
  await here.run({ A: distributed({ Items: [[1, 2], [3], 4], ...writer(config, '') }, child) });
  expect([...here.files].find(([name]) => name.endsWith(file))?.[1]).toBe(body);
});

it(`shapes the state's output without writing when there is only WriterConfig (${page})`, async () => {
  const ResultWriter = { WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSON' } };
  const here = world();
  const result = await here.run({ A: distributed({ Items: [[1, 2], [3]], ResultWriter }, child) });
  expect([result, here.files.size]).toEqual([{ status: 'SUCCEEDED', output: [1, 2, 3] }, 0]);
});

it(`fails with States.ResultWriterFailed when it cannot write (${page})`, async () => {
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'locked' } };
  const { error, cause } = await world().run({ A: distributed({ Items: [1], ResultWriter }, child) });
  expect([error, cause]).toEqual(['States.ResultWriterFailed', 'Access Denied']);
});

it(`fails with States.DataLimitExceeded when results that nobody writes are too large (${page})`, async () => {
  const Items = Array.from({ length: 10 }, () => 1);
  const big = { Type: 'Pass', Output: "{% $pad('', 30000, 'x') %}", End: true };
  expect((await world().run({ A: distributed({ Items }, big) })).error).toBe('States.DataLimitExceeded');
});
