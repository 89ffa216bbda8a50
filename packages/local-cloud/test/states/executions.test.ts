import { codeOf, day, guide, lambda, machineArn, second, World } from './harness';

const startExecution = 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html';
const wait = (Seconds: number) => ({ A: { Type: 'Wait', Seconds, End: true } });

describe(`startExecution (${startExecution})`, () => {
  it('gives the running execution again for the same name and input', async () => {
    const world = new World();
    world.define('M', wait(10));
    const first = world.machines.startExecution({ stateMachineArn: machineArn('M'), name: 'n', input: '{"a":1}' });
    await world.clock.driveTo(world.clock.now() + 5 * second);
    const again = world.machines.startExecution({ stateMachineArn: machineArn('M'), name: 'n', input: '{"a":1}' });
    expect(again).toEqual(first);
    expect(world.machines.executions()).toHaveLength(1);
  });

  it('refuses the name for another input, and for any once the execution has ended', async () => {
    const world = new World();
    world.define('M', wait(10));
    const executionArn = world.begin('M', { a: 1 }, 'n');
    expect(codeOf(() => world.begin('M', { a: 2 }, 'n'))).toBe('ExecutionAlreadyExists');
    await world.finish(executionArn);
    expect(codeOf(() => world.begin('M', { a: 1 }, 'n'))).toBe('ExecutionAlreadyExists');
  });

  it.each(['', 'a b', 'a*b', 'a{b', 'a/b', 'a:b', 'a\nb', 'x'.repeat(81)])('refuses the name %j', (name) => {
    const world = new World();
    world.define('M', wait(1));
    expect(codeOf(() => world.begin('M', {}, name))).toBe('InvalidName');
  });

  it('refuses an unknown machine, input that is no JSON, and input that is too long', () => {
    const world = new World();
    world.define('M', wait(1));
    const begin = (stateMachineArn: string, input: string): string =>
      codeOf(() => world.machines.startExecution({ stateMachineArn, input }));
    expect(begin(machineArn('N'), '{}')).toBe('StateMachineDoesNotExist');
    expect(begin(machineArn('M'), '{')).toBe('InvalidExecutionInput');
    expect(begin(machineArn('M'), JSON.stringify('x'.repeat(262_144)))).toBe('ValidationException');
  });

  it('runs an EXPRESS machine anew for the same name', async () => {
    const world = new World();
    world.define('M', wait(1), { type: 'EXPRESS' });
    const [first, second_] = [world.begin('M', {}, 'n'), world.begin('M', {}, 'n')];
    expect(first).not.toBe(second_);
    expect(first).toMatch(/^arn:aws:states:us-east-1:111122223333:express:M:n:[0-9a-f-]{36}$/);
    expect(codeOf(() => world.machines.describeExecution({ executionArn: first }))).toBe('InvalidArn');
    expect(codeOf(() => world.machines.stopExecution({ executionArn: first }))).toBe('InvalidArn');
    expect([(await world.finish(first)).status, (await world.finish(second_)).status]).toEqual([
      'SUCCEEDED',
      'SUCCEEDED',
    ]);
  });
});

it('describes an execution while it runs and after', async () => {
  const world = new World();
  world.define('M', wait(10));
  const executionArn = world.begin('M', { a: 1 }, 'n');
  const running = {
    executionArn,
    stateMachineArn: machineArn('M'),
    name: 'n',
    status: 'RUNNING',
    startDate: new Date('2026-01-01T00:00:00Z'),
    input: '{"a":1}',
  };
  expect(world.machines.describeExecution({ executionArn })).toEqual(running);
  await world.finish(executionArn);
  expect(world.machines.describeExecution({ executionArn })).toEqual({
    ...running,
    status: 'SUCCEEDED',
    stopDate: new Date('2026-01-01T00:00:10Z'),
    output: '{"a":1}',
  });
  expect(codeOf(() => world.machines.describeExecution({ executionArn: `${executionArn}x` }))).toBe(
    'ExecutionDoesNotExist',
  );
});

it('stops an execution at once, with what it was told', async () => {
  const called: unknown[] = [];
  const world = new World({ f: (payload) => called.push(payload) });
  world.define('M', { A: { Type: 'Wait', Seconds: 60, Next: 'B' }, B: lambda('f') });
  const executionArn = world.begin('M');
  await world.clock.driveTo(world.clock.now() + 5 * second);
  world.machines.stopExecution({ executionArn, error: 'Enough', cause: 'asked' });
  const { status, error, cause, stoppedAt } = await world.finish(executionArn);
  expect({ status, error, cause, stoppedAt, called }).toEqual({
    status: 'ABORTED',
    error: 'Enough',
    cause: 'asked',
    stoppedAt: '2026-01-01T00:00:05.000Z',
    called: [],
  });
  world.machines.stopExecution({ executionArn });
  expect(world.machines.describeExecution({ executionArn }).error).toBe('Enough');
});

it('does not let Catch see that an execution is stopped', async () => {
  const world = new World({ f: (_, { clock }) => clock.sleep(day) });
  world.define('M', {
    A: lambda('f', { Retry: [{ ErrorEquals: ['States.ALL'] }], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] }),
    B: { Type: 'Succeed' },
  });
  const executionArn = world.begin('M');
  await world.clock.driveTo(world.clock.now() + second);
  world.machines.stopExecution({ executionArn });
  expect((await world.finish(executionArn)).status).toBe('ABORTED');
});

const durations: { says: string; page: string; type: 'STANDARD' | 'EXPRESS'; top: object; at: number }[] = [
  {
    says: 'TimeoutSeconds',
    page: guide('statemachine-structure.html'),
    type: 'STANDARD',
    top: { TimeoutSeconds: 30 },
    at: 30,
  },
  { says: 'five minutes, EXPRESS', page: guide('service-quotas.html'), type: 'EXPRESS', top: {}, at: 300 },
  {
    says: 'TimeoutSeconds before five minutes, EXPRESS',
    page: guide('service-quotas.html'),
    type: 'EXPRESS',
    top: { TimeoutSeconds: 20 },
    at: 20,
  },
  { says: 'one year', page: guide('service-quotas.html'), type: 'STANDARD', top: {}, at: 31_536_000 },
];

it.each(durations)('ends an execution as TIMED_OUT after $says ($page)', async ({ type, top, at }) => {
  const world = new World();
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'C' }];
  const Branches = [{ StartAt: 'B', States: { B: { Type: 'Wait', Seconds: 99_999_999, End: true } } }];
  const result = await world.run(
    { A: { Type: 'Parallel', Branches, Catch, End: true }, C: { Type: 'Succeed' } },
    {},
    { type, top },
  );
  expect([result, world.elapsedSeconds]).toEqual([
    { status: 'TIMED_OUT', error: 'States.Timeout', cause: undefined },
    at,
  ]);
});

it('lists executions in order of start, with transitions and events', async () => {
  const world = new World();
  world.define('M', { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } });
  const arns = ['one', 'two'].map((name) => world.begin('M', {}, name));
  for (const arn of arns) await world.finish(arn);
  expect(world.machines.executions().map(({ name, transitions, events }) => ({ name, transitions, events }))).toEqual([
    { name: 'one', transitions: 2, events: 6 },
    { name: 'two', transitions: 2, events: 6 },
  ]);
});

describe(`nested executions (${guide('connect-stepfunctions.html')})`, () => {
  const nested = (suffix: string, more: object = {}): object => ({
    Type: 'Task',
    Resource: `arn:aws:states:::states:startExecution${suffix}`,
    Arguments: { StateMachineArn: machineArn('Child'), Name: 'c', Input: { n: 1 } },
    End: true,
    ...more,
  });
  const run = async (
    parent: object,
    child: object,
  ): Promise<{ world: World; output: unknown; error: string | undefined }> => {
    const world = new World();
    world.define('Child', child);
    const { output, error } = await world.run({ P: parent });
    return { world, output, error };
  };
  const echo = { A: { Type: 'Wait', Seconds: 10, End: true } };

  it('gives the output as text with .sync and as JSON with .sync:2', async () => {
    const text = await run(nested('.sync', { Output: '{% $states.result.Output %}' }), echo);
    const json = await run(nested('.sync:2', { Output: '{% $states.result.Output %}' }), echo);
    expect([text.output, json.output, json.world.elapsedSeconds]).toEqual(['{"n":1}', { n: 1 }, 10]);
  });

  it('does not wait without .sync, and asks for the permission to start', async () => {
    const { world, output } = await run(nested('', { Output: '{% $states.result.ExecutionArn %}' }), echo);
    expect([output, world.elapsedSeconds, world.asked]).toEqual([
      'arn:aws:states:us-east-1:111122223333:execution:Child:c',
      0,
      [`states:StartExecution ${machineArn('Child')}`],
    ]);
  });

  it('fails with States.TaskFailed when the nested execution fails, also by a timeout', async () => {
    const { error } = await run(nested('.sync:2'), { A: { Type: 'Fail', Error: 'States.Timeout' } });
    expect(error).toBe('States.TaskFailed');
  });

  it('does not wait for EXPRESS executions', async () => {
    const world = new World();
    world.define('Child', echo, { type: 'EXPRESS' });
    const { error, cause } = await world.run({ P: nested('.sync:2') });
    expect([error, cause]).toEqual(['States.Runtime', expect.stringContaining('EXPRESS')]);
  });

  it('names the errors of StartExecution after the service', async () => {
    const { error } = await run(nested('', { Arguments: { StateMachineArn: machineArn('None') } }), echo);
    expect(error).toBe('StepFunctions.StateMachineDoesNotExistException');
  });

  it('stops the nested execution with the task that waits for it', async () => {
    const { world } = await run(nested('.sync', { TimeoutSeconds: 5 }), echo);
    const child = world.machines.executions().find(({ machine }) => machine === 'Child');
    expect(child?.executionArn && (await world.finish(child.executionArn)).status).toBe('ABORTED');
    expect(world.elapsedSeconds).toBe(5);
  });
});
