import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { VirtualClock } from '../../src/clock/clock';
import { Functions, type LogLine } from '../../src/lambda/functions';
import type { FunctionResource } from '../../src/template/deployment';

const start = Date.parse('2026-11-22T09:00:00Z');
let directory: string;
beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'lambda-'));
});
afterAll(() => fs.rmSync(directory, { recursive: true }));

const resource = (overrides: Partial<FunctionResource> = {}): FunctionResource => ({
  logicalId: 'Fn',
  name: 'fn',
  arn: 'arn:aws:lambda:us-east-1:111122223333:function:fn',
  roleArn: 'arn:aws:iam::111122223333:role/fn',
  environment: { TABLE: 'cases' },
  handler: 'index.handler',
  assetPath: directory,
  timeoutSeconds: 30,
  memoryMb: 256,
  ...overrides,
});

/** A function with this code, on its own clock. */
const deploy = (code: string, overrides: Partial<FunctionResource> = {}) => {
  const assetPath = fs.mkdtempSync(path.join(directory, 'bundle-'));
  fs.writeFileSync(path.join(assetPath, 'index.js'), code);
  const fn = resource({ assetPath, ...overrides });
  const clock = new VirtualClock(start);
  const lines: LogLine[] = [];
  const functions = new Functions({
    functions: [fn],
    clock,
    endpoint: 'http://127.0.0.1:1',
    region: 'us-east-1',
    credentials: () => ({ accessKeyId: 'ASIAFN', secretAccessKey: 'secret', sessionToken: 'token' }),
    onLog: (line) => lines.push(line),
  });
  return { clock, lines, invoke: (payload: unknown) => functions.invoke(fn.arn, payload) };
};

test('a handler gets event and context, and its result comes back as JSON', async () => {
  const { clock, invoke } = deploy(`exports.handler = async (event, context) => ({
    event, at: new Date(), drop: undefined, left: context.getRemainingTimeInMillis(), name: context.functionName,
    arn: context.invokedFunctionArn, memory: context.memoryLimitInMB, id: context.awsRequestId });`);
  await expect(clock.drive(invoke({ account: '1' }))).resolves.toEqual({
    event: { account: '1' },
    at: '2026-11-22T09:00:00.000Z',
    left: 30_000,
    name: 'fn',
    arn: 'arn:aws:lambda:us-east-1:111122223333:function:fn',
    memory: '256',
    id: '00000000-0000-4000-8000-000000000001',
  });
});

test('a handler that gives nothing gives null', async () => {
  const { clock, invoke } = deploy('exports.handler = async () => {};');
  await expect(clock.drive(invoke(undefined))).resolves.toBeNull();
});

test('dates, timers and stopwatches run on the simulated clock', async () => {
  const { clock, invoke } = deploy(
    `
    const { setTimeout: wait } = require('node:timers/promises');
    const { performance: watch } = require('perf_hooks');
    const sleep = require('util').promisify(setTimeout);
    exports.handler = async (_, context) => {
      const ticks = [];
      const interval = setInterval(() => ticks.push(Date.now()), 60_000);
      const never = setTimeout(() => ticks.push('never'), 61_000);
      clearTimeout(never);
      await new Promise((resolve) => setTimeout(resolve, 150_000));
      clearInterval(interval);
      await wait(1000);
      await sleep(1000);
      await new Promise((resolve) => setImmediate(resolve));
      return { ticks, now: Date.now(), text: new Date() instanceof Date && new Date(0).toISOString(), call: Date(),
        performance: performance.now(), watch: watch.now(), global: globalThis.Date.now(), hrtime: process.hrtime(),
        left: context.getRemainingTimeInMillis() };
    };`,
    { timeoutSeconds: 200 },
  );
  await expect(clock.drive(invoke({}))).resolves.toEqual({
    ticks: [start + 60_000, start + 120_000],
    now: start + 152_000,
    text: '1970-01-01T00:00:00.000Z',
    call: expect.stringMatching(/^Sun Nov 22 2026/) as string,
    performance: 152_000,
    watch: 152_000,
    global: start + 152_000,
    hrtime: [152, 0],
    left: 48_000,
  });
});

test('a function has its own environment variables and nothing of the process around it', async () => {
  const { clock, invoke } = deploy('exports.handler = async () => require("node:process").env;');
  const env = (await clock.drive(invoke({}))) as Record<string, string>;
  expect(env).toMatchObject({
    TABLE: 'cases',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'ASIAFN',
    AWS_SESSION_TOKEN: 'token',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_LAMBDA_FUNCTION_NAME: 'fn',
  });
  expect(Object.keys(env)).not.toContain('PATH');
});

test('concurrent invocations have environments of their own; idle ones are used again', async () => {
  const { clock, invoke } = deploy(`let count = 0; globalThis.loaded = (globalThis.loaded ?? 0) + 1;
    exports.handler = async () => {
      process.env.SEEN = (process.env.SEEN ?? '') + ++count;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return [count, process.env.SEEN, globalThis.loaded];
    };`);
  const both = clock.drive(Promise.all([invoke({}), invoke({})]));
  await expect(both).resolves.toEqual([
    [1, '1', 1],
    [1, '1', 1],
  ]);
  await expect(clock.drive(invoke({}))).resolves.toEqual([2, '12', 1]);
  expect(Object.keys(globalThis)).not.toContain('loaded');
});

test.each([
  ['an error', 'throw Object.assign(new Error("no"), { name: "NotReady" })', 'NotReady', 'no'],
  ['an error of its class', 'throw new TypeError("no")', 'TypeError', 'no'],
  ['a text', 'throw "no"', 'string', 'no'],
  ['an exit', 'process.exit(1)', 'Runtime.ExitError', 'the function called process.exit(1)'],
  [
    'an error in a timer',
    'await new Promise(() => setTimeout(() => null.x, 5))',
    'TypeError',
    "Cannot read properties of null (reading 'x')",
  ],
  [
    'fetch',
    'await fetch("http://127.0.0.1")',
    'Error',
    'fetch is not supported locally: its requests could not hold the simulated clock',
  ],
  ['a package', 'require("left-pad")', 'Error', "Cannot find module 'left-pad'"],
  [
    'a result that is too large',
    'return "x".repeat(6 * 1024 * 1024)',
    'Function.ResponseSizeTooLarge',
    'Response payload size exceeded maximum allowed payload size (6291456 bytes).',
  ],
])('%s fails the invocation under its own name', async (_, code, name, message) => {
  const { clock, invoke } = deploy(`exports.handler = async () => { ${code} };`);
  await expect(clock.drive(invoke({}))).rejects.toMatchObject({ name, errorType: name, message });
});

test('the stack of an error names the lines of the bundle', async () => {
  const { clock, invoke } = deploy(
    'const fail = () => {\n  throw new Error("no");\n};\nexports.handler = async () => fail();',
  );
  await expect(clock.drive(invoke({}))).rejects.toMatchObject({
    trace: expect.arrayContaining([expect.stringMatching(/at fail .*index\.js:2:9/)]) as string[],
  });
});

test('a function that takes too long fails as Lambda fails it, and nothing of it goes on', async () => {
  const { clock, lines, invoke } = deploy(
    'exports.handler = async () => { await new Promise((r) => setTimeout(r, 3001)); console.log("late"); };',
    { timeoutSeconds: 3 },
  );
  await expect(clock.drive(invoke({}))).rejects.toMatchObject({
    name: 'Sandbox.Timedout',
    message: 'RequestId: 00000000-0000-4000-8000-000000000001 Error: Task timed out after 3.00 seconds',
  });
  expect(clock.now()).toBe(start + 3000);
  await clock.driveTo(start + 60_000);
  expect(lines).toEqual([]);
});

test('console output is handed on by invocation', async () => {
  const { clock, lines, invoke } = deploy(`exports.handler = async (event) => {
    console.log('account %s', event, { a: [1] }); console.error(new Date(0)); process.stdout.write('raw\\n'); };`);
  await clock.drive(invoke('1'));
  await clock.drive(invoke('2'));
  const common = { time: '2026-11-22T09:00:00.000Z', functionName: 'fn' };
  expect(lines).toEqual(
    ['1', '2'].flatMap((id) => {
      const requestId = `00000000-0000-4000-8000-00000000000${id}`;
      return [
        { ...common, requestId, level: 'info', message: `account ${id} { a: [ 1 ] }` },
        { ...common, requestId, level: 'error', message: '1970-01-01T00:00:00.000Z' },
        { ...common, requestId, level: 'info', message: 'raw' },
      ];
    }),
  );
});

test('an event over 6 MB and a function that does not exist are refused as Lambda refuses them', async () => {
  const { clock, invoke } = deploy('exports.handler = async () => 1;');
  await expect(clock.drive(invoke('x'.repeat(6 * 1024 * 1024)))).rejects.toMatchObject({
    name: 'Lambda.RequestTooLargeException',
  });
  const functions = new Functions({
    functions: [],
    clock,
    endpoint: '',
    region: '',
    credentials: () => ({ accessKeyId: '', secretAccessKey: '', sessionToken: '' }),
  });
  await expect(functions.invoke('arn:x', {})).rejects.toMatchObject({
    name: 'Lambda.ResourceNotFoundException',
    message: 'Function not found: arn:x',
  });
});

test.each([
  ['code that fails to load', 'throw new RangeError("bad")', {}, 'RangeError', 'bad'],
  ['no such export', 'exports.other = 1', {}, 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported'],
])('%s fails every invocation', async (_, code, overrides, name, message) => {
  const { clock, invoke } = deploy(code, overrides);
  await expect(clock.drive(invoke({}))).rejects.toMatchObject({ name, message });
  await expect(clock.drive(invoke({}))).rejects.toMatchObject({ name, message });
});

test.each([
  ['a syntax error', 'exports.handler = (', {}, /SyntaxError/],
  ['no such file', '', { handler: 'other.handler' }, /other\.js does not exist/],
  ['no bundle at all', '', { assetPath: undefined }, /fn: the template came without the directory of its bundle/],
])('%s is found before anything runs', (_, code, overrides, message) => {
  expect(() => deploy(code, overrides)).toThrow(message);
});
