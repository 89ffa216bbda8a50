import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { version } from '../../package.json';
import { creekFolder, folderWith, rootward, simulateIn } from './support';

const root = join(__dirname, '..', '..');
/** FORCE_COLOR and CI must not turn colours on, because the output is no terminal. */
const environment = { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '1', CI: 'true' };

async function run(command: string, words: readonly string[]): Promise<{ code: unknown; out: string; err: string }> {
  const child = spawn(command, words, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, out, err };
}

it('npx rootward runs from the clone', async () => {
  const { code, out } = await run('npx', ['--no-install', 'rootward', 'simulate', '--help']);
  expect({ code, first: out.split('\n')[0] }).toEqual({
    code: 0,
    first: 'Usage: rootward simulate [options] [organization]',
  });
});

it('a process that fails ends with the exit code, and without a stack trace or colours', async () => {
  const { code, out, err } = await run(process.execPath, ['cli/bin.js', 'emulate', join(creekFolder(), 'gone.json')]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^\/.+\/gone\.json: expected a file that can be read: there is none\n$/);
});

it('a package that was packed before it was built says so', () => {
  const folder = folderWith({ 'bin.js': readFileSync(join(root, 'cli', 'bin.js'), 'utf8') });
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin.js')], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('This copy of rootward was packed before it was built. Pack it with: npm run pack\n');
});

it.each([
  ['without any file', {}],
  [
    'whose tsconfig.json finds commander elsewhere',
    {
      'tsconfig.json': '{"compilerOptions":{"baseUrl":".","paths":{"commander":["./other"]}}}',
      'other.ts': 'throw new Error("not ours")',
    },
  ],
  ['whose tsconfig.json extends what is not there', { 'tsconfig.json': '{"extends":"./gone.json"}' }],
  ['whose tsconfig.json is broken', { 'tsconfig.json': '{' }],
  ['with a cdk.json and a package.json of its own', { 'cdk.json': '{', 'package.json': '{"type":"module"}' }],
])('the command line of a clone runs from a folder %s', (_, files) => {
  const options = { cwd: folderWith(files), env: environment, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'cli', 'bin.js'), '--version'], options);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

it.each([['--help'], ['plan', '--help'], ['simulate', '--help'], ['approve', '--help']])(
  'help loads no package but those that read the command line, so that it is there at once: %s %s',
  (...words) => {
    const tell = "process.on('exit', () => process.stderr.write(JSON.stringify(Object.keys(require.cache))))";
    const file = join(folderWith({ 'tell.cjs': tell }), 'tell.cjs');
    const { stderr } = spawnSync(process.execPath, ['--require', file, join(root, 'cli', 'bin.js'), ...words], {
      env: environment,
      encoding: 'utf8',
    });
    const loaded = (JSON.parse(stderr) as readonly string[]).flatMap(
      (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    );
    expect(new Set(loaded)).toEqual(new Set(['commander', 'esbuild', 'picocolors', 'tsx']));
  },
);

it('leaves nothing in the temporary folder', async () => {
  const TMPDIR = folderWith();
  const env = { ...environment, TMPDIR };
  const child = spawn(process.execPath, ['cli/bin.js', ...simulateIn(creekFolder())], {
    cwd: root,
    env,
    stdio: 'ignore',
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(readdirSync(TMPDIR)).toEqual([]);
});

it('no colour gets into a pipe', async () => {
  const { code, out } = await run(process.execPath, ['cli/bin.js', ...simulateIn(creekFolder())]);
  expect(code).toBe(0);
  expect(out).toContain('Outcome of run 1');
  expect(out).not.toContain('\u001b');
});

it('a reader that goes away early is no error', async () => {
  const { code, err } = await run('bash', [
    '-c',
    `set -o pipefail; "${process.execPath}" cli/bin.js simulate --help | head -1`,
  ]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

it.each([
  ['a reader that went away takes nothing from the exit code', '--fail-on violations | true', 1, ''],
  ['nobody who listens to progress changes the exit code', '2>&1 | true', 0, ''],
  ['progress that cannot be written ends nothing', '2>/dev/full', 0, ''],
  [
    'an output that cannot be written is a failure, and neither a defect nor a violation',
    '>/dev/full',
    3,
    'The output could not be written: the disk is full.\n',
  ],
])('%s: %s', async (_, redirected, expected, said) => {
  const [command = '', ...words] = simulateIn(creekFolder());
  const quoted = [command, ...words].map((word) => `'${word}'`).join(' ');
  const { code, err } = await run('bash', [
    '-c',
    `set -o pipefail; "${process.execPath}" cli/bin.js ${quoted} ${redirected}`,
  ]);
  expect({ code, err: err.replace(/^run 1, .*\n/, '') }).toEqual({ code: expected, err: said });
});

/** A process that serves an organization, when it has said how to stop it. */
async function serving(file: string, ...options: readonly string[]) {
  const child = spawn(process.execPath, ['cli/bin.js', 'emulate', file, '--port', '0', ...options], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line.startsWith('Stop it')) break;
  }
  return { child, lines, url: /http:\/\/127\.0\.0\.1:\d+/.exec(lines[0] ?? '')?.[0] ?? '' };
}

it.each([
  ['SIGTERM', 'an organization in which nothing happens later', join(creekFolder(), 'org.json'), 143],
  ['SIGINT', 'an organization with later events', 'test/organizations/harbor.json', 130],
  ['SIGTERM', 'an organization with later events', 'test/organizations/harbor.json', 143],
  ['SIGINT', 'the organization of the demo', 'simulation/demo/organization.json', 130],
] as const)('emulate ends on its first %s: %s', async (signal, _, file, expected) => {
  const { child, url } = await serving(file);
  const answer = await fetch(url, { method: 'POST' });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  child.kill(signal);
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(expected);
});

it('emulate says where it serves what, and a line to copy that boto3 and the AWS CLI can use too', async () => {
  const { child, lines, url } = await serving(join(creekFolder(), 'org.json'));
  child.kill('SIGTERM');
  await once(child, 'close');
  expect(lines).toEqual([
    `Simulated AWS of o-creekcreek: ${url}`,
    'Services: organizations, account, iam, sts, s3, dynamodb, sesv2, cloudtrail, ssm',
    `Use it:  export AWS_ENDPOINT_URL=${url} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any`,
    'Stop it with Ctrl+C.',
  ]);
});

it('emulate writes every call into a new file, and takes no file that is there', async () => {
  const folder = creekFolder();
  const file = join(folder, 'calls.jsonl');
  const { child, url: endpoint } = await serving(join(folder, 'org.json'), '--calls', file);
  const keys = { accessKeyId: '200000000002', secretAccessKey: 'any' };
  const client = new STSClient({ endpoint, region: 'us-east-1', credentials: keys });
  await client.send(new GetCallerIdentityCommand({}));
  child.kill('SIGTERM');
  await once(child, 'close');
  const account = '200000000002';
  expect(
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    {
      time: expect.any(String) as string,
      principal: `arn:aws:iam::${account}:user/administrator`,
      account,
      service: 'sts',
      operation: 'GetCallerIdentity',
      target: account,
    },
  ]);
  const { code, err } = await rootward('emulate', join(folder, 'org.json'), '--calls', file);
  expect({ code, err }).toEqual({
    code: 2,
    err: [`command line: --calls: expected a new file to write into, got ${file}: something else has that name`],
  });
});

it('emulate says which port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const said = await rootward('emulate', join(creekFolder(), 'org.json'), '--port', String(port));
  other.close();
  expect(said).toEqual({
    code: 2,
    out: [],
    err: [`command line: --port: expected a free port, got ${port}: it is in use`],
  });
});
