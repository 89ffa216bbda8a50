import { failure, guide, lambda, start, World } from './harness';

const page = guide('concepts-error-handling.html');

/** A function that throws these errors one after the other, then succeeds. `calls` has the second of each call. */
const flaky = (errors: readonly string[]): { world: World; calls: number[] } => {
  const calls: number[] = [];
  const world = new World(
    {
      f: (_, { clock }) => {
        const error = errors[calls.length];
        calls.push((clock.now() - start) / 1000);
        if (error !== undefined) throw failure(error);
        return 'done';
      },
    },
    () => 0.5,
  );
  return { world, calls };
};

interface Case {
  says: string;
  errors: string[];
  Retry: object[];
  at: number[];
  ends: string;
}

const documented = [
  { ErrorEquals: ['ErrorA', 'ErrorB'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
  { ErrorEquals: ['ErrorC'], IntervalSeconds: 5 },
];
const of = (error: string, count: number): string[] => Array.from({ length: count }, () => error);

const retries: Case[] = [
  {
    says: 'waits 3, 6 and 12 seconds',
    errors: of('X', 3),
    Retry: [{ ErrorEquals: ['X'], IntervalSeconds: 3, MaxAttempts: 3, BackoffRate: 2 }],
    at: [0, 3, 9, 21],
    ends: 'SUCCEEDED',
  },
  {
    says: 'waits 1, 2 and 4 seconds by default',
    errors: of('X', 4),
    Retry: [{ ErrorEquals: ['X'] }],
    at: [0, 1, 3, 7],
    ends: 'X',
  },
  {
    says: 'waits no longer than MaxDelaySeconds',
    errors: of('X', 3),
    Retry: [{ ErrorEquals: ['X'], IntervalSeconds: 3, MaxDelaySeconds: 5 }],
    at: [0, 3, 8, 13],
    ends: 'SUCCEEDED',
  },
  {
    says: 'spreads with FULL jitter',
    errors: of('X', 3),
    Retry: [{ ErrorEquals: ['X'], IntervalSeconds: 2, JitterStrategy: 'FULL' }],
    at: [0, 1, 3, 7],
    ends: 'SUCCEEDED',
  },
  {
    says: 'never retries with MaxAttempts 0',
    errors: of('X', 1),
    Retry: [{ ErrorEquals: ['X'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }],
    at: [0],
    ends: 'X',
  },
  {
    says: 'counts each retrier for itself',
    errors: ['ErrorA', 'ErrorB', 'ErrorC', 'ErrorB'],
    Retry: documented,
    at: [0, 1, 3, 8],
    ends: 'ErrorB',
  },
  { says: 'matches names exactly', errors: ['x'], Retry: [{ ErrorEquals: ['X'] }], at: [0], ends: 'x' },
  {
    says: 'takes a function error for States.TaskFailed',
    errors: ['X'],
    Retry: [{ ErrorEquals: ['States.TaskFailed'] }],
    at: [0, 1],
    ends: 'SUCCEEDED',
  },
];

it.each(retries)(`$says (${page})`, async ({ errors, Retry, at, ends }) => {
  const { world, calls } = flaky(errors);
  const { status, error } = await world.run({ A: lambda('f', { Retry }) });
  expect({ ends: error ?? status, calls }).toEqual({ ends, calls: at });
});

it('counts retries in the context and in the transitions', async () => {
  const { world } = flaky(of('X', 2));
  world.define('M', {
    A: lambda('f', { Retry: [{ ErrorEquals: ['X'] }], Output: '{% $states.context.State.RetryCount %}' }),
  });
  const record = await world.finish(world.begin('M'));
  expect([record.output, record.transitions]).toEqual(['2', 3]);
});

it('retries a whole Parallel with all its branches', async () => {
  let left = 1;
  const called: string[] = [];
  const world = new World({
    f: () => called.push('f'),
    g: () => {
      called.push('g');
      if (left-- > 0) throw failure('Broken');
      return null;
    },
  });
  const Branches = ['f', 'g'].map((name) => ({ StartAt: name, States: { [name]: lambda(name) } }));
  const { status } = await world.run({
    A: { Type: 'Parallel', Branches, Retry: [{ ErrorEquals: ['States.ALL'] }], End: true },
  });
  expect([status, called]).toEqual(['SUCCEEDED', ['f', 'g', 'f', 'g']]);
});
