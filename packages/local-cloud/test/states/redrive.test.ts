import { codeOf, day, failure, guide, lambda, outcome, second, World } from './harness';

const page = guide('redrive-executions.html');
const context = guide('input-output-contextobject.html');

/** A function that fails while `work.broken` is set, and stores its payloads. */
const failing = () => {
  const seen: unknown[] = [];
  const work = { broken: true };
  const world = new World({
    count: () => seen.push('count'),
    work: (payload) => {
      seen.push(payload);
      if (work.broken) throw failure('Broken');
      return 'worked';
    },
  });
  return { world, seen, work };
};

const messageOf = (act: () => unknown): string => {
  try {
    act();
    return '';
  } catch (error: unknown) {
    return (error as Error).message;
  }
};

const redrive = (world: World, executionArn: string): void => void world.machines.redriveExecution({ executionArn });

describe(`redriveExecution (${page})`, () => {
  it('continues at the state that failed, with its input and variables, and repeats no earlier one', async () => {
    const { world, seen, work } = failing();
    world.define('M', {
      A: lambda('count', { Assign: { a: 1 }, Output: { from: 'A' }, Next: 'B', End: undefined }),
      B: lambda('work', {
        Arguments: { FunctionName: 'work', Payload: { input: '{% $states.input %}', a: '{% $a %}' } },
        Assign: { a: 2 },
        Output: '{% $states.result.Payload %}',
        Next: 'C',
        End: undefined,
      }),
      C: { Type: 'Pass', Output: '{% [$states.input, $a] %}', End: true },
    });
    const executionArn = world.begin('M', {}, 'n');
    expect((await world.finish(executionArn)).status).toBe('FAILED');
    work.broken = false;
    const { startedAt, events } = await world.finish(executionArn);
    await world.clock.driveTo(world.clock.now() + day);
    expect(world.machines.redriveExecution({ executionArn })).toEqual({ redriveDate: new Date(world.clock.now()) });
    expect(world.machines.describeExecution({ executionArn })).toEqual(
      expect.objectContaining({ status: 'RUNNING', name: 'n' }),
    );
    const ended = await world.finish(executionArn);
    expect(outcome(ended)).toEqual({ status: 'SUCCEEDED', output: ['worked', 2] });
    expect([ended.startedAt, ended.error, world.machines.executions()]).toEqual([startedAt, undefined, [ended]]);
    const given = { input: { from: 'A' }, a: 1 };
    expect(seen).toEqual(['count', given, given]);
    const added = world.events.slice(events);
    expect(added.map(({ id }) => id)).toEqual(added.map((_, index) => events + index + 1));
    expect(added.slice(0, 2).map(({ type, state }) => [type, state])).toEqual([
      ['ExecutionRedriven', undefined],
      ['TaskStateEntered', 'B'],
    ]);
  });

  it('counts retries anew, and the time of the whole execution too', async () => {
    const { world, seen } = failing();
    const Retry = [{ ErrorEquals: ['Broken'], IntervalSeconds: 6, MaxAttempts: 1 }];
    world.define('M', { A: lambda('work', { Retry }) }, { top: { TimeoutSeconds: 10 } });
    const executionArn = world.begin('M');
    await world.finish(executionArn);
    redrive(world, executionArn);
    expect(outcome(await world.finish(executionArn))).toEqual(expect.objectContaining({ error: 'Broken' }));
    expect([seen.length, world.elapsedSeconds]).toEqual([4, 12]);
  });

  it('waits again for as long as at first when it timed out in a wait', async () => {
    const world = new World();
    const wait = {
      A: { Type: 'Wait', Seconds: '{% $states.context.Execution.RedriveCount = 0 ? 20 : 5 %}', End: true },
    };
    world.define('M', wait, { top: { TimeoutSeconds: 10 } });
    const executionArn = world.begin('M');
    expect((await world.finish(executionArn)).status).toBe('TIMED_OUT');
    redrive(world, executionArn);
    expect((await world.finish(executionArn)).status).toBe('SUCCEEDED');
    expect(world.elapsedSeconds).toBe(15);
  });

  it('gives out a new token when it was stopped while it waited for one, and refuses the old one', async () => {
    const tokens: string[] = [];
    const world = new World({ ask: (payload) => tokens.push((payload as { token: string }).token) });
    world.define('M', {
      A: lambda('ask', {
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      }),
    });
    const executionArn = world.begin('M');
    await world.clock.driveTo(world.clock.now() + second);
    world.machines.stopExecution({ executionArn, error: 'Stopped' });
    expect(await world.finish(executionArn)).toEqual(expect.objectContaining({ status: 'ABORTED', error: 'Stopped' }));
    redrive(world, executionArn);
    await world.clock.driveTo(world.clock.now() + second);
    const [old = '', fresh = ''] = tokens;
    expect(codeOf(() => world.machines.sendTaskSuccess({ taskToken: old, output: '1' }))).toBe('TaskTimedOut');
    world.machines.sendTaskSuccess({ taskToken: fresh, output: '2' });
    expect(outcome(await world.finish(executionArn))).toEqual({ status: 'SUCCEEDED', output: 2 });
  });

  it('can be stopped and redriven more than once', async () => {
    const world = new World();
    world.define('M', { A: { Type: 'Wait', Seconds: 10, End: true } });
    const executionArn = world.begin('M');
    for (let time = 0; time < 2; time++) {
      await world.clock.driveTo(world.clock.now() + 4 * second);
      world.machines.stopExecution({ executionArn });
      expect((await world.finish(executionArn)).status).toBe('ABORTED');
      redrive(world, executionArn);
    }
    expect((await world.finish(executionArn)).status).toBe('SUCCEEDED');
    expect(world.elapsedSeconds).toBe(18);
    expect(world.eventTypes().filter((type) => type.startsWith('Execution'))).toEqual([
      'ExecutionStarted',
      'ExecutionAborted',
      'ExecutionRedriven',
      'ExecutionAborted',
      'ExecutionRedriven',
      'ExecutionSucceeded',
    ]);
  });

  it('begins at the first state when it was stopped before any was entered', async () => {
    const world = new World();
    world.define('M', { A: { Type: 'Pass', End: true } });
    const executionArn = world.begin('M', { a: 1 });
    world.machines.stopExecution({ executionArn });
    expect((await world.finish(executionArn)).events).toBe(2);
    redrive(world, executionArn);
    expect(outcome(await world.finish(executionArn))).toEqual({ status: 'SUCCEEDED', output: { a: 1 } });
  });

  it(`tells states how often and when (${context})`, async () => {
    const { world, seen } = failing();
    world.define('M', {
      A: lambda('work', { Arguments: { FunctionName: 'work', Payload: '{% $states.context.Execution %}' } }),
    });
    const executionArn = world.begin('M');
    for (let time = 0; time < 2; time++) {
      await world.finish(executionArn);
      await world.clock.driveTo(world.clock.now() + 60 * second);
      redrive(world, executionArn);
    }
    await world.finish(executionArn);
    const StartTime = '2026-01-01T00:00:00Z';
    expect(seen).toEqual([
      expect.objectContaining({ StartTime, RedriveCount: 0 }),
      expect.objectContaining({ StartTime, RedriveCount: 1, RedriveTime: '2026-01-01T00:01:00Z' }),
      expect.objectContaining({ StartTime, RedriveCount: 2, RedriveTime: '2026-01-01T00:02:00Z' }),
    ]);
    expect(seen[0]).not.toHaveProperty('RedriveTime');
  });
});

describe('what cannot be redriven', () => {
  const running = (type: 'STANDARD' | 'EXPRESS' = 'STANDARD') => {
    const world = new World();
    world.define('M', { A: { Type: 'Wait', Seconds: 10, End: true } }, { type });
    return { world, executionArn: world.begin('M') };
  };

  it('is running, or has succeeded', async () => {
    const { world, executionArn } = running();
    expect(codeOf(() => redrive(world, executionArn))).toBe('ExecutionNotRedrivable');
    await world.finish(executionArn);
    expect(codeOf(() => redrive(world, executionArn))).toBe('ExecutionNotRedrivable');
    expect(messageOf(() => redrive(world, executionArn))).toContain('Execution is SUCCEEDED and cannot be redriven');
  });

  it('ended more than 14 days ago', async () => {
    const { world, executionArn } = running();
    world.machines.stopExecution({ executionArn });
    await world.clock.driveTo(world.clock.now() + 15 * day);
    expect(messageOf(() => redrive(world, executionArn))).toContain('Execution redrivable period exceeded');
    expect(world.machines.describeExecution({ executionArn }).status).toBe('ABORTED');
  });

  it('is unknown, or EXPRESS', () => {
    const { world, executionArn } = running('EXPRESS');
    expect(codeOf(() => redrive(world, 'arn'))).toBe('ExecutionDoesNotExist');
    expect(codeOf(() => redrive(world, executionArn))).toBe('InvalidArn');
  });

  const fail = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'Broken' } } };

  it.each([
    ['Map', { Items: [1], ItemProcessor: fail }],
    ['Parallel', { Branches: [fail] }],
  ])('failed in a %s, which is not supported here', async (Type, more) => {
    const world = new World();
    world.define('M', { First: { Type: 'Pass', Next: 'Several' }, Several: { Type, ...more, End: true } });
    const executionArn = world.begin('M');
    expect((await world.finish(executionArn)).error).toBe('Broken');
    expect(codeOf(() => redrive(world, executionArn))).toBe('ExecutionNotRedrivable');
    expect(messageOf(() => redrive(world, executionArn))).toContain(
      `The state 'Several' is a ${Type}: redriving what failed inside it is not supported locally`,
    );
  });
});
