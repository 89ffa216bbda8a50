import { deploy, sketch, VirtualClock, type DeployedStack } from '../../src';

/** Prices every order in a file in S3, in children of a Distributed Map, and then waits for a confirmation. */
const pricing = {
  QueryLanguage: 'JSONata',
  StartAt: 'Price Orders',
  States: {
    'Price Orders': {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON' },
        Arguments: { Bucket: 'shop', Key: 'orders.json' },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Price',
        States: {
          Price: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Arguments: { FunctionName: 'price', Payload: '{% $states.input %}' },
            Output: '{% $states.result.Payload %}',
            End: true,
          },
        },
      },
      Label: 'PriceOrders',
      Next: 'Wait',
    },
    Wait: { Type: 'Wait', Seconds: 259_200, Next: 'Ask' },
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      TimeoutSeconds: 86_400,
      Assign: { prices: '{% $states.input %}' },
      End: true,
    },
  },
};

describe('a sketch of an application, without a template', () => {
  const tokens: string[] = [];
  let clock: VirtualClock;
  let stack: DeployedStack;
  beforeEach(async () => {
    tokens.length = 0;
    const deployment = sketch({
      buckets: ['shop'],
      functions: {
        price: ({ id }: { id: number }) => ({ id, cents: id * 100 }),
        ask: ({ token }: { token: string }) => void tokens.push(token),
        fail: () => {
          throw new RangeError('too much');
        },
      },
      stateMachines: { Pricing: pricing },
    });
    clock = new VirtualClock(Date.parse('2026-01-01T00:00:00Z'));
    stack = await deploy({ deployment, clock });
    stack.cloud.s3.putObject('shop', 'orders.json', JSON.stringify([{ id: 1 }, { id: 2 }]));
  });
  afterEach(() => stack.close());

  it('runs in simulated time, and goes on when its task token comes back', async () => {
    const order = stack.startExecution('Pricing');
    await stack.untilIdle();
    expect(new Date(clock.now()).toISOString()).toBe('2026-01-04T00:00:00.000Z');
    stack.machines.sendTaskSuccess({ taskToken: tokens[0] ?? '', output: '"yes"' });
    await stack.untilIdle();
    expect(stack.machines.describeExecution({ executionArn: order })).toMatchObject({
      status: 'SUCCEEDED',
      output: '"yes"',
    });
  });

  it('times out when nobody answers', async () => {
    const order = stack.startExecution('Pricing');
    await stack.untilIdle();
    const ended = stack.machines.settled(order);
    await clock.driveTo(clock.now() + 90_000_000);
    expect(await ended).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('gives what a function answers, and its error by name', async () => {
    expect(await stack.invoke('price', { id: 7 })).toEqual({ id: 7, cents: 700 });
    await expect(stack.invoke('fail', {})).rejects.toMatchObject({ name: 'RangeError', message: 'too much' });
  });

  it.each([
    { call: () => stack.startExecution('Pricings'), says: 'no state machine Pricings; it has Pricing' },
    { call: () => stack.invoke('prize', {}), says: 'no function prize; it has price, ask, fail' },
  ])('names what it does not have: $says', ({ call, says }) => {
    expect(call).toThrow(says);
  });
});
