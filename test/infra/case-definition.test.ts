import validate from 'asl-validator';
import { AccountUnreadableError, AskedElsewhereError, CaseMovedError } from '../../lib/cases/errors';
import { caseErrors } from '../../lib/workflow/case-errors';
import { ActInput, AskInput, RedeemInput, TellInput, VerifyInput } from '../../lib/workflow/payloads';
import { actUnreadableRetry, verifyUnreadableRetry } from '../../lib/workflow/retries';
import { caseStateNames } from '../../lib/workflow/stages';
import { caseTimeoutSeconds, longestAskSeconds } from '../../lib/workflow/timeouts';
import { machineOf } from './fixtures/definition';
import { evaluate } from './fixtures/evaluate';
import { scopeErrors } from './fixtures/scope-errors';
import type { Json } from './fixtures/stack';

const { definition, states, state } = machineOf('Rootward-Case');

test('the definition is valid Amazon States Language', () => {
  // A copy, because the validator writes defaults into its input.
  expect(validate(structuredClone(definition)).errors).toEqual([]);
  expect(definition['QueryLanguage']).toBe('JSONata');
});

test('the states are exactly those that lib/workflow names, and read no variable', () => {
  expect([...states.keys()].toSorted()).toEqual(Object.values(caseStateNames).toSorted());
  expect(scopeErrors(definition.States)).toEqual([]);
});

test('the steps follow each other as the design says, and an answer nobody foresaw fails the execution', () => {
  const steps = Object.fromEntries(
    [...states].map(([name, { Next, Choices, Default, Type }]) => [
      name,
      Type === 'Choice'
        ? { choices: (Choices as Json[]).map((choice) => [choice['Condition'], choice['Next']]), otherwise: Default }
        : (Next ?? Type),
    ]),
  );
  const when = (status: string): string => `{% $states.input.status = '${status}' %}`;
  expect(definition.StartAt).toBe(caseStateNames.ask);
  expect(steps).toEqual({
    [caseStateNames.ask]: caseStateNames.redeem,
    [caseStateNames.redeem]: caseStateNames.redeemed,
    [caseStateNames.redeemed]: {
      choices: [
        [when('act'), caseStateNames.act],
        [when('verify'), caseStateNames.verify],
        [when('tell'), caseStateNames.tellOthers],
        [when('wait'), caseStateNames.ask],
        [when('closed'), caseStateNames.closed],
      ],
      otherwise: undefined,
    },
    [caseStateNames.act]: caseStateNames.acted,
    [caseStateNames.acted]: {
      choices: [
        [when('acted'), caseStateNames.verify],
        [when('stale'), caseStateNames.closed],
        [when('failed'), caseStateNames.closed],
      ],
      otherwise: undefined,
    },
    [caseStateNames.verify]: caseStateNames.verified,
    [caseStateNames.verified]: {
      choices: [
        [when('reopened'), caseStateNames.tellResult],
        [when('done'), caseStateNames.closed],
        [when('failed'), caseStateNames.closed],
      ],
      otherwise: undefined,
    },
    [caseStateNames.tellOthers]: caseStateNames.ask,
    [caseStateNames.tellResult]: caseStateNames.closed,
    [caseStateNames.closed]: 'Succeed',
  });
});

const frontDoor = ['Lambda.TooManyRequestsException', 'Lambda.ServiceException'];
const reads = [...frontDoor, 'Lambda.AWSLambdaException', 'Lambda.SdkClientException'];

test('every task has a timeout and the retries of its stage; what is caught is what ask is known to throw', () => {
  const tasks = [...states].filter(([, { Type }]) => Type === 'Task');
  const settings = tasks.map(([name, task]) => [
    name,
    {
      timeout: task['TimeoutSeconds'],
      retries: (task['Retry'] as Json[]).map(({ ErrorEquals, MaxAttempts }) => [ErrorEquals, MaxAttempts]),
      catches: ((task['Catch'] ?? []) as Json[]).map(({ ErrorEquals, Next }) => [ErrorEquals, Next]),
    },
  ]);
  const unreadable = ['AccountUnreadableError'];
  expect(Object.fromEntries(settings)).toEqual({
    [caseStateNames.ask]: {
      timeout: expect.stringMatching(/^\{% .* %\}$/),
      retries: [[reads, 2]],
      catches: [
        [['States.Timeout', 'States.HeartbeatTimeout', 'CaseMovedError'], caseStateNames.redeem],
        [['AskedElsewhereError'], caseStateNames.closed],
      ],
    },
    [caseStateNames.redeem]: { timeout: 70, retries: [[reads, 4]], catches: [] },
    [caseStateNames.act]: {
      timeout: 190,
      retries: [
        [frontDoor, 2],
        [unreadable, actUnreadableRetry.maxAttempts],
      ],
      catches: [],
    },
    [caseStateNames.verify]: {
      timeout: 190,
      retries: [
        [reads, 4],
        [unreadable, verifyUnreadableRetry.maxAttempts],
      ],
      catches: [],
    },
    // People whom a failed step did not tell are told by the next run.
    [caseStateNames.tellOthers]: {
      timeout: 130,
      retries: [[frontDoor, 2]],
      catches: [[['States.ALL'], caseStateNames.ask]],
    },
    [caseStateNames.tellResult]: {
      timeout: 130,
      retries: [[frontDoor, 2]],
      catches: [[['States.ALL'], caseStateNames.closed]],
    },
  });
  expect(definition['TimeoutSeconds']).toBe(caseTimeoutSeconds);
});

test('the errors are thrown under the names that the definition waits for', () => {
  expect([new CaseMovedError().name, new AskedElsewhereError().name, new AccountUnreadableError().name]).toEqual(
    Object.values(caseErrors),
  );
});

const entered = '2026-11-22T00:00:05.123Z';
const input = {
  v: 1,
  account: '111122223333',
  rule: 'root-access-key',
  generation: 1,
  expiresAt: '2026-11-29T00:00:00.000Z',
};
const contextAt = (expiresAt = input.expiresAt): Json => ({
  states: {
    // After the first wait, the input of the state is an answer, which may name another end.
    input: { v: 1, status: 'wait', expiresAt },
    context: {
      State: { EnteredTime: entered, RetryCount: 3 },
      Task: { Token: 'the-token' },
      Execution: { Id: 'arn:execution', Input: input },
    },
  },
});

test.each([
  { expiresAt: '2026-11-22T00:00:10.123Z', seconds: 5, why: 'until the case expires' },
  { expiresAt: '2026-11-22T00:00:10.124Z', seconds: 6, why: 'rather a moment too long' },
  { expiresAt: '2026-11-21T00:00:00.000Z', seconds: 1, why: 'at least a second' },
  { expiresAt: '2036-11-21T00:00:00.000Z', seconds: longestAskSeconds, why: 'no longer than an execution may' },
])('ask waits $seconds s: $why', async ({ expiresAt, seconds }) => {
  expect(await evaluate(state(caseStateNames.ask)['TimeoutSeconds'], contextAt(expiresAt))).toBe(seconds);
  expect(longestAskSeconds).toBeLessThan(caseTimeoutSeconds);
});

const step = { v: 1, now: entered, execution: { arn: 'arn:execution' }, case: input };

test.each([
  { name: caseStateNames.ask, schema: AskInput, payload: { ...step, token: 'the-token' } },
  { name: caseStateNames.redeem, schema: RedeemInput, payload: step },
  { name: caseStateNames.act, schema: ActInput, payload: { ...step, attempt: 3 } },
  { name: caseStateNames.verify, schema: VerifyInput, payload: { ...step, attempt: 3 } },
  { name: caseStateNames.tellOthers, schema: TellInput, payload: step },
  { name: caseStateNames.tellResult, schema: TellInput, payload: step },
])('$name sends what its schema accepts', async ({ name, schema, payload }) => {
  const { Payload } = state(name)['Arguments'] as { Payload: Json };
  const sent = await evaluate(Payload, contextAt());
  expect(sent).toEqual(payload);
  expect(schema.parse(sent)).toEqual(payload);
});

test('ask is told until when to wait also after others were told, whether that worked or not', () => {
  const tell = state(caseStateNames.tellOthers);
  const passed = '{% $states.input %}';
  expect([tell['Output'], (tell['Catch'] as Json[]).map(({ Output }) => Output)]).toEqual([passed, [passed]]);
});

test('what comes with a returned token goes nowhere', () => {
  expect(state(caseStateNames.ask)).toMatchObject({
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Output: {},
  });
});
