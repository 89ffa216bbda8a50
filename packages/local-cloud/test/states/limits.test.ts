import { batchesOf } from '../../src/states/map/item-batcher';
import { guide, lambda, World } from './harness';

const quotas = guide('service-quotas.html');
const historyPage = guide('bp-history-limit.html');
const variablesPage = guide('workflow-variables.html');

const padded = (length: number): string => `{% $pad('', ${length}, 'x') %}`;
const pass = (more: object): object => ({ Type: 'Pass', End: true, ...more });

/** A JSON string of n characters has n + 2 bytes. */
const fits = 262_144 - 2;

const cases: { says: string; page: string; states: object; ends: string }[] = [
  { says: 'an output of 256 KiB', page: quotas, states: { A: pass({ Output: padded(fits) }) }, ends: 'SUCCEEDED' },
  {
    says: 'no output of one byte more',
    page: quotas,
    states: { A: pass({ Output: padded(fits + 1) }) },
    ends: 'States.DataLimitExceeded',
  },
  {
    says: 'no output that is too long in UTF-8',
    page: quotas,
    states: { A: pass({ Output: "{% $pad('', 131072, 'é') %}" }) },
    ends: 'States.DataLimitExceeded',
  },
  {
    says: 'no arguments of more than 256 KiB',
    page: quotas,
    states: { A: lambda('f', { Arguments: { FunctionName: 'f', Payload: padded(fits) } }) },
    ends: 'States.DataLimitExceeded',
  },
  {
    says: 'no result of more than 256 KiB',
    page: quotas,
    states: { A: lambda('big', { Output: 1 }) },
    ends: 'States.DataLimitExceeded',
  },
  {
    says: 'no variables of more than 256 KiB in one Assign',
    page: variablesPage,
    states: { A: pass({ Assign: { x: padded(200_000), y: padded(100_000) } }) },
    ends: 'States.DataLimitExceeded',
  },
];

it.each(cases)('takes $says ($page)', async ({ states, ends }) => {
  const { status, error } = await new World({ f: () => null, big: () => 'x'.repeat(fits + 1) }).run(states);
  expect(error ?? status).toBe(ends);
});

it(`takes no more than 10 MiB of variables (${variablesPage})`, async () => {
  const names = Array.from({ length: 45 }, (_, index) => `v${index}`);
  const states = Object.fromEntries(
    names.map((name, index) => {
      const Next = names[index + 1];
      return [
        name,
        { Type: 'Pass', Assign: { [name]: padded(250_000) }, ...(Next === undefined ? { End: true } : { Next }) },
      ];
    }),
  );
  expect((await new World().run(states)).error).toBe('States.DataLimitExceeded');
});

/** Counts to `n`, with two states per turn and two events per state. */
const loop = (n: number): object => ({
  Start: { Type: 'Pass', Assign: { n: 0 }, Next: 'Count' },
  Count: { Type: 'Pass', Assign: { n: '{% $n + 1 %}' }, Next: 'More' },
  More: { Type: 'Choice', Choices: [{ Condition: `{% $n < ${n} %}`, Next: 'Count' }], Default: 'Done' },
  Done: { Type: 'Succeed' },
});

describe(`the history of an execution (${historyPage})`, () => {
  const historyOf = async (n: number, type: 'STANDARD' | 'EXPRESS'): Promise<unknown[]> => {
    const world = new World();
    world.define('M', loop(n), { type });
    const { status, events, error, cause } = await world.finish(world.begin('M'));
    return [status, events, error, cause];
  };

  it('may hold 25,000 events when the last is ExecutionSucceeded', async () => {
    // 2 + 4 n + 2 events of states, plus the first and the last event of the execution: 24,998.
    expect(await historyOf(6248, 'STANDARD')).toEqual(['SUCCEEDED', 24_998, undefined, undefined]);
  });

  it('fails the execution when it would hold more', async () => {
    const cause = 'The execution reached the maximum number of history events (25000).';
    expect(await historyOf(6249, 'STANDARD')).toEqual(['FAILED', 25_000, 'States.Runtime', cause]);
  });

  it('is not limited in EXPRESS executions', async () => {
    expect(await historyOf(6249, 'EXPRESS')).toEqual(['SUCCEEDED', 25_002, undefined, undefined]);
  });
});

it('counts the events of every kind of state as GetExecutionHistory lists them', async () => {
  const world = new World({ f: () => null });
  const inner = (name: string): object => ({ StartAt: name, States: { [name]: { Type: 'Succeed' } } });
  await world.run({
    A: lambda('f', { End: undefined, Next: 'B' }),
    B: {
      ...lambda('f', { Resource: 'arn:aws:lambda:us-east-1:111122223333:function:f' }),
      Arguments: {},
      End: undefined,
      Next: 'C',
    },
    C: { Type: 'Map', Items: [1], ItemProcessor: inner('D'), Next: 'E' },
    E: { Type: 'Parallel', Branches: [inner('F')], End: true },
  });
  expect(world.eventTypes()).toEqual(
    `ExecutionStarted
    TaskStateEntered TaskScheduled TaskStarted TaskSucceeded TaskStateExited
    TaskStateEntered LambdaFunctionScheduled LambdaFunctionStarted LambdaFunctionSucceeded TaskStateExited
    MapStateEntered MapStateStarted MapIterationStarted SucceedStateEntered SucceedStateExited MapIterationSucceeded
    MapStateSucceeded MapStateExited
    ParallelStateEntered ParallelStateStarted SucceedStateEntered SucceedStateExited ParallelStateSucceeded
    ParallelStateExited
    ExecutionSucceeded`.split(/\s+/),
  );
});

it('gives an item that is too large for any batch one of its own, where its child fails', () => {
  const settings = { mostItems: 10, mostBytes: 20, batchInput: undefined };
  expect(batchesOf([1, 'x'.repeat(50), 2], settings)).toEqual([
    { input: { Items: [1] }, items: 1 },
    { input: { Items: ['x'.repeat(50)] }, items: 1 },
    { input: { Items: [2] }, items: 1 },
  ]);
});
