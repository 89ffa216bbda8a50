import { distributed, failure, guide, lambda, machineArn, type Outcome, second, World } from './harness';

const mapPage = guide('state-map-distributed.html');

const succeeds = (output: unknown): Outcome => ({ status: 'SUCCEEDED', output });

describe(`tolerated failures (${mapPage})`, () => {
  const child = lambda('f', { Output: '{% $states.result.Payload %}' });
  const world = (): World =>
    new World({
      f: (item) => {
        if ((item as number) < 0) throw failure('Broken');
        return item;
      },
    });
  const writer = {
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'b', Prefix: 'p/' } },
  };

  const cases: { says: string; items: number[]; settings: object; ends: string }[] = [
    { says: 'none by default', items: [1, -1, 2], settings: {}, ends: 'States.ExceedToleratedFailureThreshold' },
    { says: 'as many as the count', items: [-1, -2, 1], settings: { ToleratedFailureCount: 2 }, ends: 'SUCCEEDED' },
    {
      says: 'no more than the count',
      items: [-1, -2, 1],
      settings: { ToleratedFailureCount: 1 },
      ends: 'States.ExceedToleratedFailureThreshold',
    },
    {
      says: 'as much as the percentage',
      items: [-1, 1, 2, 3],
      settings: { ToleratedFailurePercentage: 25 },
      ends: 'SUCCEEDED',
    },
    {
      says: 'no more than the percentage',
      items: [-1, -2, 1, 2],
      settings: { ToleratedFailurePercentage: 49.9 },
      ends: 'States.ExceedToleratedFailureThreshold',
    },
    {
      says: 'all of them at 100 percent',
      items: [-1, -2],
      settings: { ToleratedFailurePercentage: 100 },
      ends: 'SUCCEEDED',
    },
    {
      says: 'what both thresholds allow',
      items: [-1, -2, 1, 2],
      settings: { ToleratedFailurePercentage: 100, ToleratedFailureCount: 1 },
      ends: 'States.ExceedToleratedFailureThreshold',
    },
  ];

  it.each(cases)('tolerates $says', async ({ items, settings, ends }) => {
    const { status, error } = await world().run({ A: distributed({ Items: items, ...settings, ...writer }, child) });
    expect(error ?? status).toBe(ends);
  });

  it('starts no further children once there are too many, and writes them down as pending', async () => {
    const failing = world();
    await failing.run({ A: distributed({ Items: [1, -1, 2, 3], MaxConcurrency: 1, ...writer }, child) });
    const files = [...failing.files].map(([name, body]) => [
      name.split('/').at(-1),
      (JSON.parse(body) as unknown[]).length,
    ]);
    expect(Object.fromEntries(files)).toMatchObject({ 'SUCCEEDED_0.json': 1, 'FAILED_0.json': 1, 'PENDING_0.json': 2 });
  });

  const counted: { says: string; size: number; settings: object; ends: string }[] = [
    { says: 'more than 60 %', size: 4, settings: { ToleratedFailurePercentage: 60 }, ends: 'threshold' },
    { says: 'no more than 80 %', size: 4, settings: { ToleratedFailurePercentage: 80 }, ends: 'SUCCEEDED' },
    { says: 'more than three', size: 4, settings: { ToleratedFailureCount: 3 }, ends: 'threshold' },
    { says: 'no more than four', size: 4, settings: { ToleratedFailureCount: 4 }, ends: 'SUCCEEDED' },
    { says: 'more than one, of a batch of two', size: 2, settings: { ToleratedFailureCount: 1 }, ends: 'threshold' },
  ];
  it.each(counted)('counts every item of a failed batch: $says', async ({ size, settings, ends }) => {
    const broken = new World({
      f: (batch) => {
        if ((batch as { Items: number[] }).Items.includes(-1)) throw failure('Broken');
      },
    });
    const batches = { Items: [-1, 1, 2, 3, 4], ItemBatcher: { MaxItemsPerBatch: size } };
    const { status, error } = await broken.run({ A: distributed({ ...batches, ...settings, ...writer }, child) });
    expect(error ?? status).toBe(ends === 'threshold' ? 'States.ExceedToleratedFailureThreshold' : ends);
  });

  // "If a child workflow execution fails, Step Functions returns its execution result unchanged."
  it.each([
    ['by default', {}, [1, 'failed', 2]],
    [
      'flattened',
      { ResultWriter: { WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSON' } } },
      [1, 'failed', 2],
    ],
  ])(
    `gives the execution of a tolerated failure in its place, ${guide('input-output-resultwriter.html')}: %s`,
    async (_, more, expected) => {
      const { output } = await world().run({
        A: distributed({ Items: [1, -1, 2], ToleratedFailureCount: 1, ...more }, child),
      });
      const [, failed] = output as [unknown, object];
      expect((output as unknown[]).map((row) => (typeof row === 'object' ? 'failed' : row))).toEqual(expected);
      expect(failed).toMatchObject({ Status: 'FAILED', Error: 'Broken', Input: '-1' });
    },
  );

  it('aborts the children that still run', async () => {
    const calls: unknown[] = [];
    const slow = new World({
      f: async (item, { clock }) => {
        if ((item as number) < 0) throw failure('Broken');
        await clock.sleep(60 * second);
        calls.push(item);
      },
    });
    const next = { ...child, End: undefined, Next: 'After' };
    const map = distributed({ Items: [1, -1] }, next) as { ItemProcessor: { States: object } };
    Object.assign(map.ItemProcessor.States, { After: lambda('f') });
    expect((await slow.run({ A: map })).error).toBe('States.ExceedToleratedFailureThreshold');
    expect(slow.elapsedSeconds).toBe(0);
    expect(slow.eventTypes('M/Each').filter((type) => type.startsWith('Execution'))).toEqual([
      'ExecutionStarted',
      'ExecutionStarted',
      'ExecutionFailed',
      'ExecutionAborted',
    ]);
  });
});

describe(`children (${mapPage})`, () => {
  it('are executions of their own, with their own context', async () => {
    const child = { Type: 'Pass', Output: '{% $states.context %}', End: true };
    const { output } = await new World().run({ A: distributed({ Items: [{ a: 1 }] }, child) });
    const [context] = output as [{ Execution: { Id: string; Name: string } }];
    expect(context.Execution.Name).toMatch(/^[0-9a-f-]{36}$/);
    expect(context).toEqual({
      Execution: {
        Id: `arn:aws:states:us-east-1:111122223333:execution:M/Each:${context.Execution.Name}`,
        Input: { a: 1 },
        Name: context.Execution.Name,
        RoleArn: 'arn:aws:iam::111122223333:role/machine',
        StartTime: '2026-01-01T00:00:00Z',
        RedriveCount: 0,
      },
      StateMachine: { Id: `${machineArn('M')}/Each`, Name: 'M/Each' },
      State: { Name: 'Child', EnteredTime: '2026-01-01T00:00:00Z', RetryCount: 0 },
    });
  });

  it('need the permission to start the machine itself', async () => {
    const world = new World();
    world.denied.add('states:StartExecution');
    const { error } = await world.run({ A: distributed({ Items: [1] }) });
    expect([error, world.asked]).toEqual([
      'StepFunctions.AWSStepFunctionsException',
      [`states:StartExecution ${machineArn('M')}`],
    ]);
  });

  it('end after five minutes when they are EXPRESS, and a timeout is a failure', async () => {
    const world = new World();
    const { error } = await world.run({
      A: distributed({ Items: [1] }, { Type: 'Wait', Seconds: 301, End: true }, 'EXPRESS'),
    });
    expect([error, world.elapsedSeconds]).toEqual(['States.ExceedToleratedFailureThreshold', 300]);
    expect(world.eventTypes('M/Each')).toContain('ExecutionTimedOut');
  });

  it('run no more at a time than MaxConcurrency, and answer in the order of the items', async () => {
    let running = 0;
    let most = 0;
    const world = new World({
      f: async (item, { clock }) => {
        most = Math.max(most, ++running);
        await clock.sleep((10 - (item as number)) * second);
        running--;
        return item;
      },
    });
    const child = lambda('f', { Output: '{% $states.result.Payload %}' });
    expect(await world.run({ A: distributed({ Items: [1, 2, 3, 4, 5], MaxConcurrency: 2 }, child) })).toEqual(
      succeeds([1, 2, 3, 4, 5]),
    );
    expect(most).toBe(2);
  });

  it('count in the transitions of the parent, and not in its history', async () => {
    const world = new World();
    world.define('M', { A: distributed({ Items: [1, 2, 3] }) });
    const { transitions, events } = await world.finish(world.begin('M'));
    expect([transitions, events, world.eventTypes()]).toEqual([
      4,
      8,
      [
        'ExecutionStarted',
        'MapStateEntered',
        'MapStateStarted',
        'MapRunStarted',
        'MapRunSucceeded',
        'MapStateSucceeded',
        'MapStateExited',
        'ExecutionSucceeded',
      ],
    ]);
  });

  it('start anew, all of them, when the map is retried', async () => {
    let left = 1;
    const called: unknown[] = [];
    const world = new World({
      f: (item) => {
        called.push(item);
        if (item === 2 && left-- > 0) throw failure('Broken');
        return item;
      },
    });
    const Retry = [{ ErrorEquals: ['States.ExceedToleratedFailureThreshold'] }];
    const { status } = await world.run({ A: distributed({ Items: [1, 2], Retry }, lambda('f')) });
    expect([status, called]).toEqual(['SUCCEEDED', [1, 2, 1, 2]]);
  });

  it('stop with the execution', async () => {
    const world = new World();
    world.define('M', { A: distributed({ Items: [1, 2] }, { Type: 'Wait', Seconds: 60, End: true }) });
    const executionArn = world.begin('M');
    await world.clock.driveTo(world.clock.now() + second);
    world.machines.stopExecution({ executionArn });
    expect((await world.finish(executionArn)).status).toBe('ABORTED');
    expect(world.eventTypes('M/Each').filter((type) => type === 'ExecutionAborted')).toHaveLength(2);
  });
});
