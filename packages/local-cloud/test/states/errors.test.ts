import { failure, guide, lambda, World } from './harness';

const page = guide('concepts-error-handling.html');

const timeout = { TimeoutSeconds: 10 };
const slow = (): World => new World({ f: (_, { clock }) => clock.sleep(60_000) });

const catches: { says: string; names: string[]; state: object; world: () => World; caught: string | undefined }[] = [
  {
    says: 'States.ALL takes a timeout',
    names: ['States.ALL'],
    state: lambda('f', timeout),
    world: slow,
    caught: 'States.Timeout',
  },
  {
    says: 'States.Timeout takes a timeout',
    names: ['States.Timeout'],
    state: lambda('f', timeout),
    world: slow,
    caught: 'States.Timeout',
  },
  {
    says: 'States.TaskFailed takes no timeout',
    names: ['States.TaskFailed'],
    state: lambda('f', timeout),
    world: slow,
    caught: undefined,
  },
  {
    says: 'States.ALL takes a failed evaluation',
    names: ['States.ALL'],
    state: lambda('f', { Arguments: '{% $nothing %}' }),
    world: slow,
    caught: 'States.QueryEvaluationError',
  },
  {
    says: 'States.ALL takes no payload that is too large',
    names: ['States.ALL'],
    state: lambda('f'),
    world: () => new World({ f: () => 'x'.repeat(262_144) }),
    caught: undefined,
  },
  {
    says: 'States.TaskFailed takes no payload that is too large',
    names: ['States.TaskFailed'],
    state: lambda('f'),
    world: () => new World({ f: () => 'x'.repeat(262_144) }),
    caught: undefined,
  },
  {
    says: 'its own name takes a payload that is too large',
    names: ['States.DataLimitExceeded'],
    state: lambda('f'),
    world: () => new World({ f: () => 'x'.repeat(262_144) }),
    caught: 'States.DataLimitExceeded',
  },
  {
    says: 'a denied invocation is an error of Lambda',
    names: ['Lambda.AWSLambdaException'],
    state: lambda('f'),
    world: () => {
      const world = slow();
      world.denied.add('lambda:InvokeFunction');
      return world;
    },
    caught: 'Lambda.AWSLambdaException',
  },
  {
    says: 'an error of the Lambda service keeps its name',
    names: ['Lambda.ResourceNotFoundException'],
    state: lambda('absent'),
    world: slow,
    caught: 'Lambda.ResourceNotFoundException',
  },
];

it.each(catches)(`$says (${page})`, async ({ names, state, world, caught }) => {
  const Catch = [{ ErrorEquals: names, Output: '{% $states.errorOutput.Error %}', Next: 'B' }];
  const result = await world().run({ A: { ...state, Catch }, B: { Type: 'Succeed' } });
  expect(caught === undefined ? result.status : result).toEqual(
    caught === undefined ? 'FAILED' : { status: 'SUCCEEDED', output: caught },
  );
});

it('gives a caught error to the next state, with the cause as Lambda words it', async () => {
  const world = new World({ f: () => Promise.reject(failure('Broken', 'no luck')) });
  const Catch = [{ ErrorEquals: ['Broken'], Assign: { why: '{% $states.errorOutput %}' }, Next: 'B' }];
  const { output } = await world.run({ A: lambda('f', { Catch }), B: { Type: 'Succeed' } });
  const { Error: name, Cause } = output as { Error: string; Cause: string };
  expect(name).toBe('Broken');
  expect(JSON.parse(Cause)).toEqual({ errorType: 'Broken', errorMessage: 'no luck', trace: expect.any(Array) });
});

it('fails with the error that no catcher takes', async () => {
  const world = new World({ f: () => Promise.reject(failure('Broken')) });
  const { status, error } = await world.run({
    A: lambda('f', { Catch: [{ ErrorEquals: ['Other'], Next: 'B' }] }),
    B: { Type: 'Succeed' },
  });
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'Broken' });
});

it('fails a Choice without a match, and a Fail state with its own words', async () => {
  const choice = { Type: 'Choice', Choices: [{ Condition: false, Next: 'B' }] };
  expect((await new World().run({ A: choice, B: { Type: 'Succeed' } })).error).toBe('States.NoChoiceMatched');
  const fail = { Type: 'Fail', Error: "{% 'Err' & 'or' %}", Cause: 'because' };
  expect(await new World().run({ A: fail })).toEqual({ status: 'FAILED', error: 'Error', cause: 'because' });
});

it('stops sibling branches when one fails, before they do anything more', async () => {
  const called: unknown[] = [];
  const world = new World({ f: (payload) => called.push(payload), g: () => Promise.reject(failure('Broken')) });
  const branch = (name: string, first: object): object => ({
    StartAt: name,
    States: { [name]: { ...first, End: undefined, Next: `${name}2` }, [`${name}2`]: lambda('f') },
  });
  const Branches = [branch('B', { Type: 'Wait', Seconds: 60 }), branch('C', lambda('g'))];
  const { status, error } = await world.run({ A: { Type: 'Parallel', Branches, End: true } });
  expect({ status, error, called, seconds: world.elapsedSeconds }).toEqual({
    status: 'FAILED',
    error: 'Broken',
    called: [],
    seconds: 0,
  });
  await world.clock.drive(world.clock.sleep(120_000));
  expect([called, world.eventTypes().at(-1)]).toEqual([[], 'ExecutionFailed']);
});

it('stops sibling iterations when one fails, and starts no further ones', async () => {
  const called: unknown[] = [];
  const world = new World({
    f: async (item, { clock }) => {
      called.push(item);
      if (item === 2) throw failure('Broken');
      await clock.sleep(60_000);
      return item;
    },
  });
  const map = {
    Type: 'Map',
    Items: [1, 2, 3, 4],
    MaxConcurrency: 2,
    ItemProcessor: { StartAt: 'B', States: { B: lambda('f') } },
    End: true,
  };
  expect((await world.run({ A: map })).error).toBe('Broken');
  await world.clock.drive(world.clock.sleep(120_000));
  expect([called, world.elapsedSeconds]).toEqual([[1, 2], 120]);
});

it.each(['ToleratedFailurePercentage', 'ToleratedFailureCount'])(
  'does not guess what %s does when an iteration of an inline map fails, and lets it stand when none does',
  async (field) => {
    const map = (Items: number[]): object => ({
      Type: 'Map',
      Items,
      [field]: 100,
      ItemProcessor: { StartAt: 'B', States: { B: lambda('f', { Output: 1 }) } },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }],
      End: true,
    });
    const world = (): World =>
      new World({
        f: (item) => {
          if (item === -1) throw failure('Broken');
        },
      });
    const C = { Type: 'Succeed' };
    const { error, cause } = await world().run({ A: map([1, -1]), C });
    expect([error, cause]).toEqual(['States.Runtime', expect.stringContaining(`has ${field}`)]);
    expect(await world().run({ A: map([1, 2]), C })).toEqual({ status: 'SUCCEEDED', output: [1, 1] });
  },
);
