import { codeOf, day, failure, guide, lambda, second, World } from './harness';

const callback = guide('connect-to-resource.html');
const task = guide('state-task.html');
const errorsPage = guide('concepts-error-handling.html');
const sendTaskSuccess = 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html';

const ask = (more: object = {}): object =>
  lambda('ask', {
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
    ...more,
  });

/** A world whose function stores the tokens that it gets. */
const asking = (): { world: World; tokens: string[] } => {
  const tokens: string[] = [];
  const world = new World({ ask: (payload) => tokens.push((payload as { token: string }).token) });
  return { world, tokens };
};

interface Case {
  says: string;
  page: string;
  state?: object;
  meanwhile: (world: World, tokens: readonly string[]) => void;
  ends: object;
  seconds: number;
}

const succeed = (world: World, taskToken = '', output = '{"ok":true}'): void =>
  world.machines.sendTaskSuccess({ taskToken, output });

const cases: Case[] = [
  {
    says: 'gives the output that comes with the token, after days',
    page: callback,
    meanwhile: (world, tokens) => world.clock.at(world.clock.now() + 6 * day, () => succeed(world, tokens[0])),
    ends: { status: 'SUCCEEDED', output: { ok: true } },
    seconds: (6 * day) / second,
  },
  {
    says: 'fails with the error that comes with the token',
    page: callback,
    meanwhile: (world, [taskToken = '']) =>
      world.machines.sendTaskFailure({ taskToken, error: 'Rejected', cause: 'no' }),
    ends: { status: 'FAILED', error: 'Rejected', cause: 'no' },
    seconds: 0,
  },
  {
    says: 'times out after TimeoutSeconds, in no real time',
    page: task,
    state: { TimeoutSeconds: 7 * 86_400 },
    meanwhile: () => undefined,
    ends: { status: 'FAILED', error: 'States.Timeout' },
    seconds: 7 * 86_400,
  },
  {
    says: 'fails with States.Timeout when no heartbeat comes',
    page: task,
    state: { TimeoutSeconds: 100, HeartbeatSeconds: 10 },
    meanwhile: () => undefined,
    ends: { status: 'FAILED', error: 'States.Timeout' },
    seconds: 10,
  },
  {
    says: 'lives on with heartbeats, which do not extend the timeout',
    page: task,
    state: { TimeoutSeconds: 25, HeartbeatSeconds: 10 },
    meanwhile: (world, [taskToken = '']) => {
      for (const at of [8, 16, 24])
        world.clock.at(world.clock.now() + at * second, () => world.machines.sendTaskHeartbeat({ taskToken }));
    },
    ends: { status: 'FAILED', error: 'States.Timeout' },
    seconds: 25,
  },
  {
    says: 'lets Catch name States.HeartbeatTimeout',
    page: errorsPage,
    state: {
      HeartbeatSeconds: 10,
      Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Output: '{% $states.errorOutput.Error %}', Next: 'End' }],
    },
    meanwhile: () => undefined,
    ends: { status: 'SUCCEEDED', output: 'States.Timeout' },
    seconds: 10,
  },
];

it.each(cases)('$says ($page)', async ({ state = {}, meanwhile, ends, seconds }) => {
  const { world, tokens } = asking();
  const { End: _, ...first } = ask(state) as Record<string, unknown>;
  world.define('M', { A: { ...first, Next: 'End' }, End: { Type: 'Succeed' } });
  const executionArn = world.begin('M');
  await world.clock.driveTo(world.clock.now());
  meanwhile(world, tokens);
  const { status, output, error, cause } = await world.finish(executionArn);
  const result = { status, error, cause, ...(output === undefined ? {} : { output: JSON.parse(output) as unknown }) };
  expect({ result, seconds: world.elapsedSeconds }).toEqual({ result: expect.objectContaining(ends), seconds });
});

it('counts heartbeats from the end of the function (https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html)', async () => {
  const world = new World({ ask: (_, { clock }) => clock.sleep(60 * second) });
  expect((await world.run({ A: ask({ HeartbeatSeconds: 10 }) })).error).toBe('States.Timeout');
  expect(world.elapsedSeconds).toBe(70);
});

it('fails when the function fails, and the token dies with it', async () => {
  const tokens: string[] = [];
  const world = new World({
    ask: (payload) => {
      tokens.push((payload as { token: string }).token);
      throw failure('Broken');
    },
  });
  expect((await world.run({ A: ask() })).error).toBe('Broken');
  expect(codeOf(() => succeed(world, tokens[0]))).toBe('TaskTimedOut');
});

it('gives every retry a token of its own, and the earlier ones die', async () => {
  const { world, tokens } = asking();
  world.define('M', { A: ask({ TimeoutSeconds: 10, Retry: [{ ErrorEquals: ['States.Timeout'] }] }) });
  const executionArn = world.begin('M');
  await world.clock.driveTo(world.clock.now() + 12 * second);
  expect([tokens.length, new Set(tokens).size]).toEqual([2, 2]);
  expect(codeOf(() => succeed(world, tokens[0]))).toBe('TaskTimedOut');
  succeed(world, tokens[1]);
  expect((await world.finish(executionArn)).status).toBe('SUCCEEDED');
});

it(`answers wrong calls with the errors of ${sendTaskSuccess}`, async () => {
  const { world, tokens } = asking();
  world.define('M', { A: ask() });
  const executionArn = world.begin('M');
  await world.clock.driveTo(world.clock.now());
  const other = new World({}, () => 0.9);
  const foreign = tokens[0]?.slice(0, -4) ?? '';
  expect(codeOf(() => succeed(world, 'nonsense'))).toBe('InvalidToken');
  expect(codeOf(() => succeed(other, foreign))).toBe('TaskDoesNotExist');
  expect(codeOf(() => succeed(world, tokens[0], 'no json'))).toBe('InvalidOutput');
  expect(codeOf(() => succeed(world, tokens[0], JSON.stringify('x'.repeat(262_144))))).toBe('ValidationException');
  expect(codeOf(() => world.machines.sendTaskFailure({ taskToken: tokens[0] ?? '', error: 'x'.repeat(257) }))).toBe(
    'ValidationException',
  );
  expect(codeOf(() => succeed(world, tokens[0]))).toBe('accepted');
  for (const again of [
    () => succeed(world, tokens[0]),
    () => world.machines.sendTaskFailure({ taskToken: tokens[0] ?? '' }),
    () => world.machines.sendTaskHeartbeat({ taskToken: tokens[0] ?? '' }),
  ])
    expect(codeOf(again)).toBe('TaskTimedOut');
  expect((await world.finish(executionArn)).status).toBe('SUCCEEDED');
});

it('keeps tokens short enough for the service', () => {
  const { world, tokens } = asking();
  world.define('M', { A: ask() });
  world.begin('M');
  return world.clock.driveTo(world.clock.now()).then(() => expect(tokens[0]?.length).toBeLessThan(2048));
});
