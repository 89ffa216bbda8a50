import { spawn } from 'node:child_process';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { filesIn, folderWith, type Said } from './support';

const account = '100000000001';
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  GetCallerIdentity: (response) =>
    response.end(
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::${account}:assumed-role/Audit/ann</Arn><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    ),
  DescribeOrganization: (response) =>
    response.end(JSON.stringify({ Organization: { Id: 'o-creekcreek', MasterAccountId: account, FeatureSet: 'ALL' } })),
};

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Serves an endpoint of AWS that answers as told. */
async function serve(answer: (operation: string, response: ServerResponse) => void): Promise<string> {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      const named = /Action=(\w+)/.exec(body)?.[1] ?? request.headers['x-amz-target']?.toString().split('.').at(-1);
      answer(named ?? '', response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Runs `rootward` in a process of its own. */
function start(endpoint: string, words: readonly string[], cwd = folderWith()) {
  const child = spawn(process.execPath, [join(__dirname, '..', '..', 'cli', 'bin.js'), ...words], {
    cwd,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_MAX_ATTEMPTS: '1',
    },
  });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.on('data', (data: Buffer) => out.push(data.toString()));
  child.stderr.on('data', (data: Buffer) => err.push(data.toString()));
  const ended = new Promise<Said>((resolve) =>
    child.on('close', (code) => resolve({ code: code ?? -1, out: [out.join('')], err: [err.join('')] })),
  );
  return { child, ended };
}

const commands: Readonly<Record<string, readonly string[]>> = {
  plan: ['plan'],
  doctor: ['doctor'],
  init: ['init', '--approver', 'Ann <ann@creek.example>'],
};

test.each([
  ['plan', 'a page of HTML', 200],
  ['doctor', 'a page of HTML', 200],
  ['init', 'a page of HTML that forbids', 403],
  ['plan', 'an error of a proxy', 502],
])('%s: %s in place of AWS is told in one line', async (name, _, status) => {
  const url = await serve((__, response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html><body>Sign in to the network</body></html>');
  });
  const { code, out, err } = await start(url, commands[name] ?? []).ended;
  expect({ code, out }).toEqual({ code: 3, out: [''] });
  expect(err[0]).toContain('AWS did not say whose the credentials are');
  expect(err[0]?.trim().split('\n')).toHaveLength(1);
});

const refuseWith =
  (name: string) =>
  (operation: string, response: ServerResponse): void => {
    if (operation !== 'DescribeOrganization' && answers[operation]) answers[operation](response);
    else response.writeHead(400).end(JSON.stringify({ __type: name }));
  };

test.each(Object.keys(commands))('%s says that credentials expired, at whatever call', async (name) => {
  const { code, err } = await start(await serve(refuseWith('ExpiredTokenException')), commands[name] ?? []).ended;
  expect(code).toBe(3);
  expect(err[0]).toMatch(/^The AWS credentials have expired\. Sign in again [^\n]+\n$/);
});

test('doctor takes a Region in which no credentials are valid for what it is, not for the end of the credentials', async () => {
  const url = await serve((operation, response) => {
    if (answers[operation]) answers[operation](response);
    else
      response
        .writeHead(400)
        .end(JSON.stringify({ __type: 'UnrecognizedClientException', message: 'The security token is invalid.' }));
  });
  const { code, out } = await start(url, ['doctor', '--json']).ended;
  expect(code).toBe(0);
  expect(out[0]).toContain('ssm:GetParameter failed with UnrecognizedClientException.');
});

test.each(Object.keys(commands))(
  '%s ends at once, in one line, on Ctrl+C while accounts are listed, and leaves nothing behind',
  async (name) => {
    let listing: () => void = () => undefined;
    const isListing = new Promise<void>((resolve) => (listing = resolve));
    const url = await serve((operation, response) => {
      if (operation === 'ListAccounts') listing();
      else if (answers[operation]) answers[operation](response);
      else response.writeHead(400).end('{"__type":"AccessDeniedException"}');
    });
    const cwd = folderWith();
    const { child, ended } = start(url, commands[name] ?? [], cwd);
    await isListing;
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err[0]).toMatch(/^Cancelled\. [^\n]+\n$/);
    expect(filesIn(cwd)).toEqual([]);
  },
);
