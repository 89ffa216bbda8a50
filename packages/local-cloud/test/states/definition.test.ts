import { InvalidDefinition } from '../../src/states/invalid-definition';
import { distributed, guide, lambda, World } from './harness';

const problems = (states: unknown, more: { type?: 'STANDARD' | 'EXPRESS'; top?: object } = {}): readonly string[] => {
  try {
    new World().define('M', states, more);
    return [];
  } catch (error: unknown) {
    if (error instanceof InvalidDefinition) return error.problems;
    throw error;
  }
};

const pass = (more: object = {}): object => ({ Type: 'Pass', End: true, ...more });
const token = { Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' };
const nestedIn = (states: object): object => ({
  Type: 'Map',
  ItemProcessor: { StartAt: Object.keys(states)[0], States: states },
  End: true,
});

const cases: { refuses: string; states: unknown; more?: { type?: 'EXPRESS'; top?: object }; says: string }[] = [
  { refuses: 'a state type', states: { A: { Type: 'Loop' } }, says: `state 'A': unknown state type "Loop"` },
  { refuses: 'a state without a type', states: { A: {} }, says: `state 'A': unknown state type (none)` },
  { refuses: 'a field', states: { A: pass({ Foo: 1 }) }, says: `state 'A': unknown field 'Foo'` },
  {
    refuses: 'a field of JSONPath',
    states: { A: pass({ Parameters: {} }) },
    says: `state 'A': field 'Parameters' belongs to JSONPath, which is not supported`,
  },
  {
    refuses: 'another query language',
    states: { A: pass({ QueryLanguage: 'JSONPath' }) },
    says: `state 'A': QueryLanguage "JSONPath" is not supported, only JSONata is`,
  },
  {
    refuses: 'the default query language',
    states: { A: pass() },
    more: { top: { QueryLanguage: undefined } },
    says: `state 'A': QueryLanguage "JSONPath" is not supported, only JSONata is`,
  },
  { refuses: 'a field of the machine', states: { A: pass() }, more: { top: { Foo: 1 } }, says: `unknown field 'Foo'` },
  {
    refuses: 'Credentials',
    states: { A: lambda('f', { Credentials: { RoleArn: 'r' } }) },
    says: `state 'A': field 'Credentials' is not supported`,
  },
  {
    refuses: 'a resource',
    states: { A: lambda('f', { Resource: 'arn:aws:states:::sqs:sendMessage' }) },
    says: `state 'A': the resource 'arn:aws:states:::sqs:sendMessage' is not supported`,
  },
  {
    refuses: 'an SDK integration',
    states: { A: lambda('f', { Resource: 'arn:aws:states:::aws-sdk:s3:getObject' }) },
    says: `state 'A': the resource 'arn:aws:states:::aws-sdk:s3:getObject' is not supported`,
  },
  {
    refuses: 'an argument',
    states: { A: lambda('f', { Arguments: { FunctionName: 'f', InvocationType: 'Event' } }) },
    says: `state 'A': the argument 'InvocationType' is not supported`,
  },
  {
    refuses: 'an unknown next state',
    states: { A: pass({ End: undefined, Next: 'B' }) },
    says: `state 'A': the next state 'B' does not exist`,
  },
  {
    refuses: 'a first state',
    states: { A: pass() },
    more: { top: { StartAt: 'B' } },
    says: `StartAt names the state 'B', which does not exist`,
  },
  { refuses: 'a state nobody enters', states: { A: pass(), B: pass() }, says: `state 'B': cannot be reached` },
  { refuses: 'a state nobody leaves', states: { A: { Type: 'Pass' } }, says: `state 'A': expected either Next or End` },
  {
    refuses: 'a name twice',
    states: { A: nestedIn({ A: pass() }) },
    says: `state 'A': the name is used twice in the machine`,
  },
  {
    refuses: 'a long name',
    states: { ['a'.repeat(81)]: pass() },
    says: `state '${'a'.repeat(81)}': the name is longer than 80 characters`,
  },
  {
    refuses: 'JSONata 2.1',
    states: { A: pass({ Output: '{% $states.input.a ?? 1 %}' }) },
    says: `state 'A': Output: The symbol "?" cannot be used as a unary operator`,
  },
  {
    refuses: '$eval',
    states: { A: pass({ Output: "{% $eval('1') %}" }) },
    says: `state 'A': Output: the function $eval is not available in Step Functions`,
  },
  {
    refuses: '$eval as a value',
    states: { A: pass({ Output: "{% $map(['1'], $eval) %}" }) },
    says: `state 'A': Output: the function $eval is not available in Step Functions`,
  },
  {
    refuses: 'a function',
    states: { A: pass({ Output: { a: ['{% $foo(1) %}'] } }) },
    says: `state 'A': Output.a.0: unknown function $foo`,
  },
  {
    refuses: 'half an expression',
    states: { A: pass({ Output: '{% 1 ' }) },
    says: `state 'A': Output: the expression is not closed in {% %}`,
  },
  {
    refuses: '$states.result without a result',
    states: { A: pass({ Output: '{% $states.result %}' }) },
    says: `state 'A': Output: $states.result is not available here`,
  },
  {
    refuses: '$states.errorOutput outside Catch',
    states: { A: lambda('f', { Output: '{% $states.errorOutput %}' }) },
    says: `state 'A': Output: $states.errorOutput is not available here`,
  },
  {
    refuses: 'the variable states',
    states: { A: pass({ Assign: { states: 1 } }) },
    says: `the variable name 'states' is reserved`,
  },
  {
    refuses: 'a part of a variable',
    states: { A: pass({ Assign: { 'x.y': 1 } }) },
    says: `'x.y' is not a name for a variable`,
  },
  {
    refuses: 'a variable of an outer scope',
    states: {
      A: pass({ Assign: { x: 1 }, End: undefined, Next: 'B' }),
      B: nestedIn({ C: pass({ Assign: { x: 2 } }) }),
    },
    says: `the variable 'x' is already assigned in an outer scope`,
  },
  {
    refuses: 'to read outer variables in a Distributed Map',
    states: {
      A: pass({ Assign: { x: 1 }, End: undefined, Next: 'B' }),
      B: distributed({}, pass({ Output: '{% $x %}' })),
    },
    says: `state 'Child': Output: the variable $x is assigned outside the Distributed Map, which cannot read it`,
  },
  {
    refuses: 'waiting for a token in EXPRESS',
    states: { A: lambda('f', token) },
    more: { type: 'EXPRESS' },
    says: `state 'A': the resource '${token.Resource}' cannot be used in EXPRESS executions, which do not wait`,
  },
  {
    refuses: 'waiting for a token in an EXPRESS child',
    states: { A: distributed({}, lambda('f', token), 'EXPRESS') },
    says: `state 'Child': the resource '${token.Resource}' cannot be used in EXPRESS executions, which do not wait`,
  },
  {
    refuses: '.sync in EXPRESS',
    states: {
      A: lambda('f', {
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Arguments: { StateMachineArn: 'm' },
      }),
    },
    more: { type: 'EXPRESS' },
    says: `state 'A': the resource 'arn:aws:states:::states:startExecution.sync:2' cannot be used in EXPRESS executions, which do not wait`,
  },
  {
    refuses: 'a Distributed Map in EXPRESS',
    states: { A: distributed() },
    more: { type: 'EXPRESS' },
    says: `state 'A': a Distributed Map cannot be used in EXPRESS executions`,
  },
  {
    refuses: 'a reader',
    states: {
      A: distributed({
        ItemReader: {
          Resource: 'arn:aws:states:::s3:listObjectsV2',
          Arguments: { Bucket: 'b', Key: 'k' },
          ReaderConfig: { InputType: 'JSON' },
        },
      }),
    },
    says: `state 'A': the reader 'arn:aws:states:::s3:listObjectsV2' is not supported`,
  },
  {
    refuses: 'a format to read',
    states: {
      A: distributed({
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          Arguments: { Bucket: 'b', Key: 'k' },
          ReaderConfig: { InputType: 'CSV' },
        },
      }),
    },
    says: `state 'A': ItemReader.ReaderConfig.InputType: Invalid option: expected one of "JSON"|"JSONL"`,
  },
  {
    refuses: 'an option of the writer',
    states: {
      A: distributed({
        ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'b' }, Foo: 1 },
      }),
    },
    says: `state 'A': unknown field 'ResultWriter.Foo'`,
  },
  {
    refuses: 'a batcher without a size',
    states: { A: distributed({ ItemBatcher: {} }) },
    says: `state 'A': ItemBatcher: expected MaxItemsPerBatch or MaxInputBytesPerBatch`,
  },
  {
    refuses: 'a batcher inline',
    states: { A: { ...nestedIn({ B: pass() }), ItemBatcher: { MaxItemsPerBatch: 1 } } },
    says: `state 'A': ItemBatcher can only be used in DISTRIBUTED mode`,
  },
  {
    refuses: 'an Output that only some rules replace',
    states: { A: { Type: 'Choice', Choices: [{ Condition: true, Next: 'B' }], Output: 1, Default: 'B' }, B: pass() },
    says: `state 'A': Output of the state must also stand in every rule`,
  },
  {
    refuses: 'States.ALL among others',
    states: { A: lambda('f', { Retry: [{ ErrorEquals: ['States.ALL', 'X'] }] }) },
    says: `state 'A': Retry.0: States.ALL must stand alone and last`,
  },
  {
    refuses: 'an unknown States error',
    states: { A: lambda('f', { Catch: [{ ErrorEquals: ['States.Foo'], Next: 'A' }] }) },
    says: `state 'A': Catch.0: unknown error name 'States.Foo'`,
  },
  {
    refuses: 'a heartbeat no shorter than the timeout',
    states: { A: lambda('f', { TimeoutSeconds: 60, HeartbeatSeconds: 60 }) },
    says: `state 'A': HeartbeatSeconds: must be less than TimeoutSeconds`,
  },
  {
    refuses: 'a heartbeat of one second and a timeout of one',
    states: { A: lambda('f', { TimeoutSeconds: 1, HeartbeatSeconds: 1 }) },
    says: `state 'A': HeartbeatSeconds: must be less than TimeoutSeconds`,
  },
  ...['tomorrow', '2026-02-30T00:00:00Z', '2026-01-01T00:00:00'].map((Timestamp) => ({
    refuses: `to wait until ${Timestamp}`,
    states: { A: { Type: 'Wait', Timestamp, End: true } },
    says: `state 'A': Timestamp: expected an ISO 8601 date-time with an offset, or a JSONata expression`,
  })),
  {
    refuses: 'a longest delay below the first',
    states: { A: lambda('f', { Retry: [{ ErrorEquals: ['X'], IntervalSeconds: 10, MaxDelaySeconds: 5 }] }) },
    says: `state 'A': Retry.0.MaxDelaySeconds: must be greater than IntervalSeconds`,
  },
  {
    refuses: 'two ways to wait',
    states: { A: { Type: 'Wait', Seconds: 1, Timestamp: '{% $now() %}', End: true } },
    says: `state 'A': expected either Seconds or Timestamp`,
  },
];

it.each(cases)('refuses $refuses by name', ({ states, more, says }) => {
  const separator = says.startsWith('state ') ? ', ' : ': ';
  expect(problems(states, more ?? {})).toEqual([`machine 'M'${separator}${says}`]);
});

it('reports every problem of a machine at once', () => {
  const states = {
    A: pass({ Foo: 1, End: undefined, Next: 'C' }),
    C: lambda('f', { Credentials: {}, Bar: 1 }),
    D: { Type: 'Loop' },
  };
  expect(problems(states)).toEqual([
    `machine 'M', state 'A': unknown field 'Foo'`,
    `machine 'M', state 'C': field 'Credentials' is not supported`,
    `machine 'M', state 'C': unknown field 'Bar'`,
    `machine 'M', state 'D': unknown state type "Loop"`,
  ]);
});

it('asks DISTRIBUTED maps for the type of their executions', () => {
  const map = {
    ...distributed(),
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'B', States: { B: pass() } },
  };
  expect(problems({ A: map })).toEqual([
    `machine 'M', state 'A': ProcessorConfig: ExecutionType is required in DISTRIBUTED mode, and only there`,
  ]);
});

it('refuses a definition that is no JSON, or larger than 1 MB', () => {
  const { machines } = new World();
  const define = (definition: unknown): void =>
    machines.define({ arn: 'x', name: 'M', type: 'STANDARD', roleArn: 'r', definition });
  expect(() => define('{')).toThrow(/machine 'M': the definition is not JSON/);
  expect(() => define({ Comment: 'x'.repeat(1_048_576), StartAt: 'A', States: {} })).toThrow('larger than 1 MB');
  expect(() => define('{}')).toThrow("'x' is not the ARN of a state machine");
});

it('accepts everything it knows, literal text that looks like JSONPath included', () => {
  const source = guide('transforming-data.html');
  const states = {
    A: pass({ Output: { 'a.$': '$.x', text: ' {% not an expression %} ', source }, End: undefined, Next: 'B' }),
    B: { Type: 'Choice', Choices: [{ Condition: true, Next: 'C' }], Default: 'C' },
    C: lambda('f', {
      Retry: [{ ErrorEquals: ['X'] }, { ErrorEquals: ['States.ALL'] }],
      Catch: [{ ErrorEquals: ['States.Http.Socket'], Next: 'D' }],
      TimeoutSeconds: '{% 5 %}',
      End: undefined,
      Next: 'D',
    }),
    D: { Type: 'Wait', Timestamp: '2026-01-01T00:01:30.900+02:00', End: true },
  };
  expect(problems(states)).toEqual([]);
});
