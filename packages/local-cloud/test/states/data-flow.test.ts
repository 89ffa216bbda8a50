import { guide, lambda, machineArn, pass, succeeds, World } from './harness';

const jsonata = guide('transforming-data.html');
const variables = guide('workflow-variables.html');
const contextObject = guide('input-output-contextobject.html');

interface Flow {
  says: string;
  page: string;
  states: object;
  input?: unknown;
  output: unknown;
}

const inner = (states: object): object => ({ StartAt: Object.keys(states)[0], States: states });

const flows: Flow[] = [
  {
    says: 'evaluates all of Assign with the values at entry',
    page: variables,
    states: {
      A: pass({ End: undefined, Next: 'B', Assign: { x: 3, a: 6 } }),
      B: pass({ End: undefined, Next: 'C', Assign: { x: '{% $a %}', nextX: '{% $x %}' } }),
      C: pass({ Output: ['{% $x %}', '{% $nextX %}'] }),
    },
    output: [6, 3],
  },
  {
    says: 'evaluates Output before Assign takes effect',
    page: variables,
    states: {
      A: pass({ End: undefined, Next: 'B', Assign: { x: 1 } }),
      B: pass({ Assign: { x: 2 }, Output: '{% $x %}' }),
    },
    output: 1,
  },
  {
    says: 'lets branches read outer variables, and keeps what they assign to themselves',
    page: variables,
    states: {
      A: pass({ End: undefined, Next: 'B', Assign: { x: 1 } }),
      B: {
        Type: 'Parallel',
        Branches: ['C', 'D'].map((name) =>
          inner({
            [name]: pass({ End: undefined, Next: `${name}2`, Assign: { y: `{% $x & '${name}' %}` } }),
            [`${name}2`]: pass({ Output: '{% $y %}' }),
          }),
        ),
        Next: 'E',
      },
      E: pass({ Output: { branches: '{% $states.input %}', leaked: '{% $exists($y) %}' } }),
    },
    output: { branches: ['1C', '1D'], leaked: false },
  },
  {
    says: 'merges the output of branches',
    page: jsonata,
    states: {
      A: {
        Type: 'Parallel',
        Arguments: { n: 2 },
        Branches: [
          inner({ B: pass({ Output: { b: '{% $states.input.n %}' } }) }),
          inner({ C: pass({ Output: { c: 1 } }) }),
        ],
        Output: '{% $merge($states.result) %}',
        End: true,
      },
    },
    output: { b: 2, c: 1 },
  },
  {
    says: 'gives the map item to ItemSelector',
    page: contextObject,
    states: {
      A: {
        Type: 'Map',
        ItemSelector: {
          ContextIndex: '{% $states.context.Map.Item.Index %}',
          ContextValue: '{% $states.context.Map.Item.Value %}',
          ContextSource: '{% $states.context.Map.Item.Source %}',
        },
        ItemProcessor: inner({ B: pass({}) }),
        End: true,
      },
    },
    input: [{ who: 'bob' }, { who: 'meg' }],
    output: [
      { ContextIndex: 0, ContextValue: { who: 'bob' }, ContextSource: 'STATE_DATA' },
      { ContextIndex: 1, ContextValue: { who: 'meg' }, ContextSource: 'STATE_DATA' },
    ],
  },
  {
    says: 'takes Output and Assign from the rule that matched',
    page: guide('state-choice.html'),
    states: {
      A: {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input.n > 5 %}', Output: 'rule', Next: 'B' },
          { Condition: '{% $states.input.n > 1 %}', Output: 'second', Assign: { v: 'assigned' }, Next: 'C' },
        ],
        Output: 'state',
        Default: 'B',
      },
      B: pass({}),
      C: pass({ Output: ['{% $states.input %}', '{% $v %}'] }),
    },
    input: { n: 2 },
    output: ['second', 'assigned'],
  },
];

it.each(flows)('$says', async ({ states, input, output }) => {
  expect(await new World().run(states, input)).toEqual(succeeds(output));
});

it(`fills the context object as ${contextObject} says`, async () => {
  const world = new World({ f: () => null });
  world.define('M', {
    A: { Type: 'Wait', Seconds: 5, Next: 'B' },
    B: pass({ Output: '{% $states.context %}' }),
  });
  const executionArn = world.begin('M', { key: 'value' }, 'first');
  expect(JSON.parse((await world.finish(executionArn)).output ?? '')).toEqual({
    Execution: {
      Id: executionArn,
      Input: { key: 'value' },
      Name: 'first',
      RoleArn: 'arn:aws:iam::111122223333:role/machine',
      StartTime: '2026-01-01T00:00:00Z',
      RedriveCount: 0,
    },
    StateMachine: { Id: machineArn('M'), Name: 'M' },
    State: { Name: 'B', EnteredTime: '2026-01-01T00:00:05Z', RetryCount: 0 },
  });
});

it('waits until a timestamp, and not at all for one that is past', async () => {
  const until = async (at: string): Promise<number> => {
    const world = new World();
    await world.run({ A: { Type: 'Wait', Timestamp: '{% $states.input.at %}', End: true } }, { at });
    return world.elapsedSeconds;
  };
  expect(await until('2026-01-02T01:00:00+01:00')).toBe(86_400);
  expect(await until('2020-01-01T00:00:00Z')).toBe(0);
});

it.each([
  ['2026-01-01T00:01:30.900Z', 90],
  ['2026-01-01T00:01:30Z', 90],
  ['2026-01-01T01:01:30.001+01:00', 90],
])(`does not count the milliseconds of %s (${guide('state-wait.html')})`, async (Timestamp, seconds) => {
  const world = new World();
  await world.run({ A: { Type: 'Wait', Timestamp, End: true } });
  expect(world.elapsedSeconds).toBe(seconds);
});

it('shares no data between concurrent iterations', async () => {
  const world = new World({
    f: async (payload, { clock }) => {
      const { list } = payload as { list: number[] };
      await clock.sleep(1000);
      list.push(1);
      return list;
    },
  });
  const map = {
    Type: 'Map',
    Items: [1, 2, 3],
    ItemSelector: { list: '{% $states.input.list %}' },
    ItemProcessor: inner({ B: lambda('f', { Output: '{% $states.result.Payload %}' }) }),
    End: true,
  };
  expect(await world.run({ A: map }, { list: [0] })).toEqual(
    succeeds([
      [0, 1],
      [0, 1],
      [0, 1],
    ]),
  );
});
