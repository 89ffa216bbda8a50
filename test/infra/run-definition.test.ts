import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from 'asl-validator';
import {
  ConcludeInput,
  FixInput,
  InspectInput,
  PlanInput,
  PrepareInput,
  SweepInput,
} from '../../lib/workflow/payloads';
import { accountsPerFix, accountsPerInspection, mapConcurrency } from '../../lib/workflow/quotas';
import { runStates } from '../../lib/workflow/stages';
import { machineOf, type State } from './fixtures/definition';
import { evaluate } from './fixtures/evaluate';
import { scopeErrors } from './fixtures/scope-errors';
import type { Json } from './fixtures/stack';

const { definition, states, state } = machineOf('Rootward-Run');

test('the definition is valid Amazon States Language', () => {
  // A copy, because the validator writes defaults into its input.
  expect(validate(structuredClone(definition)).errors).toEqual([]);
  expect(definition['QueryLanguage']).toBe('JSONata');
});

test('the states are exactly those that lib/workflow names', () => {
  expect([...states.keys()].toSorted()).toEqual(Object.values(runStates).toSorted());
});

test('no child of a map reads a variable of the machine', () => {
  expect(scopeErrors(definition.States)).toEqual([]);
});

test('the scope check sees a variable that is read inside a map', () => {
  const outer: State = {
    Type: 'Map',
    Assign: { runId: 'x' },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED' },
      StartAt: 'Inner',
      States: { Inner: { Type: 'Task', Arguments: { id: '{% $runId %}' } } },
    },
  };
  expect(scopeErrors({ Outer: outer })).toEqual(['Inner: $runId']);
});

test('every task has a timeout and retries on errors of the Lambda service only', () => {
  const tasks = [...states].filter(([, { Type }]) => Type === 'Task');
  expect(
    tasks.map(([name, task]) => ({
      name,
      timeout: task['TimeoutSeconds'],
      retries: (task['Retry'] as Json[]).map(({ ErrorEquals, MaxAttempts }) => [ErrorEquals, MaxAttempts]),
      catches: task['Catch'],
    })),
  ).toEqual([
    { name: runStates.prepare, timeout: 310, retries: readRetries, catches: undefined },
    { name: runStates.inspectBatch, timeout: 250, retries: readRetries, catches: undefined },
    { name: runStates.plan, timeout: 610, retries: readRetries, catches: undefined },
    { name: runStates.fixBatch, timeout: 250, retries: writeRetries, catches: undefined },
    {
      name: runStates.sweep,
      timeout: 310,
      retries: readRetries,
      // The run concludes also when this state fails.
      catches: [{ ErrorEquals: ['States.ALL'], Next: runStates.conclude }],
    },
    { name: runStates.conclude, timeout: 610, retries: writeRetries, catches: undefined },
  ]);
  expect(definition['TimeoutSeconds']).toBe(43_200);
});

const readRetries = [
  [
    [
      'Lambda.TooManyRequestsException',
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
    ],
    4,
  ],
];
const writeRetries = [[['Lambda.TooManyRequestsException', 'Lambda.ServiceException'], 2]];

test.each([
  { name: runStates.inspect, label: 'Inspect', key: '{% $states.input.itemsKey %}', most: accountsPerInspection },
  { name: runStates.fix, label: 'Fix', key: '{% $states.input.fixesKey %}', most: accountsPerFix },
])(
  '$name reads its items from S3, in batches, without a retry that would do every account again',
  ({ name, label, key, most }) => {
    const { ItemProcessor, Next: _next, ...map } = state(name);
    expect(ItemProcessor?.ProcessorConfig).toEqual({ Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' });
    expect(map).toEqual({
      Type: 'Map',
      Label: label,
      MaxConcurrency: mapConcurrency,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON' },
        Arguments: { Bucket: expect.stringMatching(/^<StorageBucket/), Key: key },
      },
      ItemBatcher: { MaxItemsPerBatch: most, BatchInput: { v: 1, runId: '{% $runId %}' } },
      ToleratedFailurePercentage: 100,
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        Arguments: { Bucket: expect.stringMatching(/^<StorageBucket/), Prefix: 'map-results' },
        WriterConfig: { OutputType: 'JSON', Transformation: 'COMPACT' },
      },
    });
  },
);

test('the steps follow each other as the design says, and an answer nobody foresaw fails the run', () => {
  const steps = Object.fromEntries(
    [...states].map(([name, { Next, Choices, Default, End, Type }]) => [
      name,
      Type === 'Choice'
        ? { choices: (Choices as Json[]).map((choice) => [choice['Condition'], choice['Next']]), otherwise: Default }
        : (Next ?? (End === true ? 'end' : Type)),
    ]),
  );
  expect(definition.StartAt).toBe(runStates.prepare);
  expect(steps).toEqual({
    [runStates.prepare]: runStates.prepared,
    [runStates.prepared]: {
      choices: [
        ["{% $states.input.status = 'settle' %}", runStates.settle],
        ["{% $states.input.status = 'duplicate' %}", runStates.duplicate],
        ["{% $states.input.status = 'skipped' %}", runStates.skipped],
        ["{% $states.input.status = 'ready' %}", runStates.inspect],
      ],
      otherwise: undefined,
    },
    [runStates.settle]: runStates.prepare,
    [runStates.duplicate]: 'Succeed',
    [runStates.skipped]: 'Succeed',
    [runStates.inspect]: runStates.plan,
    [runStates.inspectBatch]: 'end',
    [runStates.plan]: runStates.planned,
    [runStates.planned]: {
      choices: [
        ['{% $states.input.fixes > 0 %}', runStates.fix],
        ['{% $states.input.fixes = 0 %}', runStates.sweep],
      ],
      otherwise: undefined,
    },
    [runStates.fix]: runStates.sweep,
    [runStates.fixBatch]: 'end',
    [runStates.sweep]: runStates.conclude,
    [runStates.conclude]: runStates.done,
    [runStates.done]: 'Succeed',
  });
});

const runInput = { v: 1, trigger: 'schedule', scheduledTime: '2026-11-22T00:00:00.000Z' };
const scope = {
  runId: 'run-1',
  states: {
    input: { BatchInput: { v: 1, runId: 'run-1' } },
    context: {
      State: { EnteredTime: '2026-11-22T00:00:05.123Z' },
      Execution: { Id: 'arn:execution', StartTime: '2026-11-22T00:00:00.001Z', Input: runInput },
    },
  },
};
const now = scope.states.context.State.EnteredTime;
const oneFix = { account: '111122223333', contacts: [{ type: 'SECURITY', kind: 'fill' }] };

test.each([
  {
    name: runStates.prepare,
    schema: PrepareInput,
    items: undefined,
    payload: { v: 1, now, execution: { arn: 'arn:execution', startedAt: '2026-11-22T00:00:00.001Z' }, input: runInput },
  },
  {
    name: runStates.inspectBatch,
    schema: InspectInput,
    items: ['111122223333'],
    payload: { v: 1, now, runId: 'run-1', accounts: ['111122223333'] },
  },
  { name: runStates.plan, schema: PlanInput, items: undefined, payload: { v: 1, now, runId: 'run-1' } },
  {
    name: runStates.fixBatch,
    schema: FixInput,
    items: [oneFix],
    payload: { v: 1, now, runId: 'run-1', fixes: [oneFix] },
  },
  { name: runStates.sweep, schema: SweepInput, items: undefined, payload: { v: 1, now } },
  {
    name: runStates.conclude,
    schema: ConcludeInput,
    items: undefined,
    payload: { v: 1, now, runId: 'run-1', execution: { arn: 'arn:execution' } },
  },
])('$name sends what its schema accepts, also when there is one item', async ({ name, schema, items, payload }) => {
  const { Payload } = state(name)['Arguments'] as { Payload: Json };
  const bindings = { ...scope, states: { ...scope.states, input: { ...scope.states.input, Items: items } } };
  const sent = await evaluate(Payload, bindings);
  expect(sent).toEqual(payload);
  expect(schema.parse(sent)).toEqual(payload);
});

test('timeouts are given as durations or as JSONata: Timeout.at makes an invalid field of a JSONata state', () => {
  const folder = join(__dirname, '..', '..', 'lib', 'infra');
  const offenders = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && readFileSync(join(folder, file), 'utf8').includes('Timeout.at('),
  );
  expect(offenders).toEqual([]);
});
