import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { DroppedConnection } from '../../src/aws/dropped-connection';
import type { Answer } from '../../src/aws/endpoint';
import { VirtualClock } from '../../src/clock/clock';
import { Functions } from '../../src/lambda/functions';
import type { Fate, InProcessRequest } from '../../src/lambda/in-process-http';
import { WarmEnvironments } from '../../src/lambda/warm-environments';
import type { FunctionResource } from '../../src/template/deployment';

const start = Date.parse('2026-11-22T09:00:00Z');
let directory: string;
beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'in-process-'));
});
afterAll(() => fs.rmSync(directory, { recursive: true }));

/** Sends the given bodies, and returns the answers with their times. */
const client = `
let loaded = 0;
const http = require('node:http');
const ask = (body) => new Promise((resolve, reject) => {
  const request = http.request({ method: 'POST', path: '/?a=1', headers: { Host: 'aws' } }, async (response) => {
    let text = '';
    for await (const chunk of response) text += chunk;
    resolve({ status: response.statusCode, text, at: Date.now() });
  });
  request.on('error', ({ code }) => resolve({ code, at: Date.now() }));
  request.end(body);
});
exports.handler = async ({ bodies }, { logStreamName }) => {
  const answers = await Promise.all(bodies.map(ask));
  return { loaded: ++loaded, answers, random: Math.random(), table: process.env.TABLE, logStreamName };
};`;

interface Setting {
  readonly answer?: Answer;
  readonly fate?: (request: InProcessRequest) => Fate;
  readonly warm?: WarmEnvironments;
  readonly table?: string;
  readonly overHttp?: boolean;
}

const echo: Answer = async (_, readBody) => ({
  status: 200,
  headers: {},
  body: `got ${(await readBody()).toString()}`,
});

function deploy({ answer = echo, fate, warm, table = 'cases', overHttp = false }: Setting) {
  const assetPath = path.join(directory, 'client');
  fs.mkdirSync(assetPath, { recursive: true });
  fs.writeFileSync(path.join(assetPath, 'index.js'), client);
  const fn: FunctionResource = {
    logicalId: 'Fn',
    name: 'fn',
    arn: 'arn:aws:lambda:us-east-1:111122223333:function:fn',
    roleArn: 'arn:aws:iam::111122223333:role/fn',
    environment: { TABLE: table },
    handler: 'index.handler',
    assetPath,
    timeoutSeconds: 30,
    memoryMb: 256,
  };
  const clock = new VirtualClock(start);
  const functions = new Functions({
    functions: [fn],
    clock,
    endpoint: 'http://aws',
    region: 'us-east-1',
    credentials: () => ({ accessKeyId: 'ASIAFN', secretAccessKey: 'secret', sessionToken: 'token' }),
    ...(overHttp ? {} : { inProcess: { answer, ...(fate && { fate }) } }),
    random: () => 0.25,
    ...(warm && { warm }),
  });
  return { functions, invoke: (bodies: string[]) => clock.drive(functions.invoke(fn.arn, { bodies })) };
}

test('requests are answered without a socket, in no simulated time', async () => {
  await expect(deploy({}).invoke(['x', ''])).resolves.toEqual({
    loaded: 1,
    answers: [
      { status: 200, text: 'got x', at: start },
      { status: 200, text: 'got ', at: start },
    ],
    random: 0.25,
    table: 'cases',
    logStreamName: 'local',
  });
});

test('the way there and back takes simulated time, and what is sent later may arrive earlier', async () => {
  const arrived: string[] = [];
  const answer: Answer = async (head, readBody) => {
    arrived.push((await readBody()).toString());
    return echo(head, readBody);
  };
  const { invoke } = deploy({ answer, fate: ({ body }) => ({ there: Number(body.toString()), back: 5.5 }) });
  await expect(invoke(['200.25', '100'])).resolves.toMatchObject({
    answers: [
      { text: 'got 200.25', at: start + 205 },
      { text: 'got 100', at: start + 105 },
    ],
  });
  expect(arrived).toEqual(['100', '200.25']);
});

test('a dropped connection is reset', async () => {
  const answer: Answer = () => Promise.reject(new DroppedConnection('LostResponse', 'dynamodb:PutItem'));
  await expect(deploy({ answer }).invoke(['x'])).resolves.toMatchObject({
    answers: [{ code: 'ECONNRESET', at: start }],
  });
});

test.each([
  ['before', []],
  ['after', ['x']],
] as const)('an environment that dies %s AWS does its work does nothing more', async (dies, done) => {
  const asked: string[] = [];
  const answer: Answer = async (head, readBody) => {
    asked.push((await readBody()).toString());
    return echo(head, readBody);
  };
  const fate = ({ body }: InProcessRequest): Fate =>
    body.toString() === 'x' ? { there: 10, back: 10, dies } : { there: 50, back: 10, dies: 'after' };
  const { invoke } = deploy({ answer, fate });
  await expect(invoke(['x', 'later'])).rejects.toMatchObject({ name: 'Runtime.ExitError' });
  expect(asked).toEqual(done);
});

test('an environment goes on in the next simulation with the variables and the AWS of that one', async () => {
  const warm = new WarmEnvironments();
  const first = deploy({ warm });
  await first.invoke(['x']);
  first.functions.close();
  const second = deploy({
    warm,
    table: 'others',
    answer: () => Promise.resolve({ status: 404, headers: {}, body: '' }),
  });
  await expect(second.invoke(['y'])).resolves.toMatchObject({
    loaded: 2,
    answers: [{ status: 404, text: '' }],
    table: 'others',
  });
});

test('an environment goes on under the same name, or as another when environments are renamed', async () => {
  const namesIn = async (warm: WarmEnvironments): Promise<readonly unknown[]> => {
    const names = [];
    for (let simulation = 0; simulation < 2; simulation++) {
      const { invoke, functions } = deploy({ warm });
      names.push(((await invoke([])) as { readonly logStreamName: unknown }).logStreamName);
      functions.close();
    }
    return names;
  };
  await expect(namesIn(new WarmEnvironments())).resolves.toEqual(['local', 'local']);
  await expect(namesIn(new WarmEnvironments({ renamed: true }))).resolves.toEqual(['local-1', 'local-2']);
});

test('an environment whose requests are served in this process does not go on where they leave it', async () => {
  const warm = new WarmEnvironments();
  const first = deploy({ warm });
  await first.invoke([]);
  first.functions.close();
  const second = deploy({ warm, overHttp: true });
  await expect(second.invoke([])).resolves.toMatchObject({ loaded: 1 });
});
