import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { buildSync } from 'esbuild';
import { VirtualClock } from '../../src/clock/clock';
import { Functions } from '../../src/lambda/functions';

const start = Date.parse('2026-11-22T09:00:00Z');
const arn = 'arn:aws:lambda:us-east-1:111122223333:function:caller';
const code = `
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
const sts = new STSClient({ retryMode: 'standard', maxAttempts: 8 });
export const handler = async () => {
  const { Account, $metadata } = await sts.send(new GetCallerIdentityCommand({}));
  return { Account, attempts: $metadata.attempts, delay: $metadata.totalRetryDelay };
};`;

const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
const throttled = `<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>`;

let directory: string;
let server: http.Server;
/** `seen`: simulated times of the requests. `refusals`: how many requests are refused before one is answered. */
let seen: number[];
let refusals: number;
let clock: VirtualClock;
let functions: Functions;

beforeAll(async () => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'sdk-'));
  buildSync({
    stdin: { contents: code, loader: 'ts', resolveDir: __dirname },
    outfile: path.join(directory, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
  });
  server = http.createServer((request, response) => {
    seen.push(clock.now());
    request.resume().on('end', () => {
      // The answer takes real time, and the simulated clock must wait for it.
      setTimeout(() => {
        const refuse = refusals-- > 0;
        response.writeHead(refuse ? 400 : 200, { 'content-type': 'text/xml' }).end(refuse ? throttled : identity);
      }, 5);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  fs.rmSync(directory, { recursive: true });
});

beforeEach(() => {
  seen = [];
  clock = new VirtualClock(start);
  functions = new Functions({
    functions: [
      {
        logicalId: 'Caller',
        name: 'caller',
        arn,
        roleArn: 'arn:aws:iam::111122223333:role/caller',
        environment: {},
        handler: 'index.handler',
        assetPath: directory,
        timeoutSeconds: 300,
        memoryMb: 128,
      },
    ],
    clock,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: () => ({ accessKeyId: 'ASIACALLER', secretAccessKey: 'secret', sessionToken: 'token' }),
  });
});

test('the SDK backs off in simulated time, and no time passes while a request is on the wire', async () => {
  refusals = 7;
  const result = (await clock.drive(functions.invoke(arn, {}))) as { delay: number };
  expect(result).toEqual({ Account: '111122223333', attempts: 8, delay: expect.any(Number) as number });
  expect(seen).toHaveLength(8);
  expect(seen[0]).toBe(start);
  expect(result.delay).toBeGreaterThan(1000);
  expect(clock.now() - start).toBe(result.delay);
});

test('a call that is throttled for good fails after eight attempts under its own name', async () => {
  refusals = Infinity;
  await expect(clock.drive(functions.invoke(arn, {}))).rejects.toMatchObject({
    name: 'Throttling',
    message: 'Rate exceeded',
  });
  expect(seen).toHaveLength(8);
});

test('many calls at once take no simulated time when none is refused', async () => {
  refusals = 0;
  const results = await clock.drive(Promise.all(Array.from({ length: 30 }, () => functions.invoke(arn, {}))));
  expect(results).toEqual(Array.from({ length: 30 }, () => ({ Account: '111122223333', attempts: 1, delay: 0 })));
  expect(clock.now()).toBe(start);
});
