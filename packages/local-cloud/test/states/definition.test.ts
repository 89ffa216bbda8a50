import { distributed, guide, lambda, pass, World } from './harness';
import { nestedIn, problems, refusesEach } from './definition-problems';

refusesEach([
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
    refuses: 'an Output that only some rules replace',
    states: { A: { Type: 'Choice', Choices: [{ Condition: true, Next: 'B' }], Output: 1, Default: 'B' }, B: pass() },
    says: `state 'A': Output of the state must also stand in every rule`,
  },
  ...['tomorrow', '2026-02-30T00:00:00Z', '2026-01-01T00:00:00'].map((Timestamp) => ({
    refuses: `to wait until ${Timestamp}`,
    states: { A: { Type: 'Wait', Timestamp, End: true } },
    says: `state 'A': Timestamp: expected an ISO 8601 date-time with an offset, or a JSONata expression`,
  })),
  {
    refuses: 'two ways to wait',
    states: { A: { Type: 'Wait', Seconds: 1, Timestamp: '{% $now() %}', End: true } },
    says: `state 'A': expected either Seconds or Timestamp`,
  },
]);

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
