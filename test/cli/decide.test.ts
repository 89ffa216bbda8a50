import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { deskOfDemo } from '../../cli/running-demo';
import { asking } from '../../cli/terminal';
import { lead, runningDemo, webLabs } from '../demo/running-demo';
import { main } from '../../cli/main';
import { collectingTerminal, rootward, type Said } from './support';

const running = runningDemo();

const at = (): readonly string[] => ['--url', running().demo.origin];
const decide = (...words: readonly string[]): Promise<Said> =>
  rootward(...words, '--reason', 'Nobody knows it', ...at());

test('cases that wait are listed, the most severe first, in 80 columns', async () => {
  const { code, out, err } = await rootward('cases', ...at());
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(out[0]).toMatch(/^[2-7] open cases$/);
  expect(out[1]).toBe('Critical');
  expect(out.find((line) => line.includes('fresh-start'))).toMatch(
    /^ {2}100111111120 fresh-start +root-access-key +expires 2026-11-09$/,
  );
  expect(out.at(-3)).toBe('High');
  expect(out.at(-2)).toBe('  100133333344 old-certificate root-signing-certificate expires 2026-11-09');
  expect(out.at(-1)).toBe(
    `Decide: rootward approve|reject|accept|done ACCOUNT RULE --by WHO --reason WHY --url ${running().demo.origin}`,
  );
  expect(out.slice(0, -1).filter((line) => line.length > 80)).toEqual([]);
});

test('the queue has the order of the page: what is in use first', async () => {
  const { out } = await rootward('cases', ...at());
  expect(out[2]).toMatch(/orders-prod +root-access-key/);
});

test('as JSON they have no evidence, which would show key ids', async () => {
  const { out } = await rootward('cases', '--json', ...at());
  const cases = JSON.parse(out.join('')) as Record<string, unknown>[];
  expect(cases.find(({ rule }) => rule === 'root-signing-certificate')).toEqual({
    account: '100133333344',
    accountName: 'old-certificate',
    rule: 'root-signing-certificate',
    generation: 1,
    state: 'pending',
    severity: 'high',
    reason: 'present',
    title: 'A root signing certificate',
    message: expect.stringContaining('…CERT') as string,
    openedAt: '2026-11-02T06:00:00.000Z',
    expiresAt: '2026-11-09T06:00:00.000Z',
    approvals: [],
  });
});

test('an approval deletes the key and says what came of it; a second one does not count', async () => {
  const words = ['approve', webLabs, 'root-access-key', '--by', lead, '--confirm', '8896'];
  const { code, out, err } = await decide(...words);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(out[0]).toBe(`Approve: saved as ${lead}’s decision.`);
  expect(out.at(-1)).toBe(`Done: web-labs ${webLabs} root-access-key`);
  expect(running().demo.world.organization.account(webLabs)?.root.accessKeys).toEqual([]);
  expect(await decide(...words)).toEqual({
    code: 3,
    out: [],
    err: [
      `The decision did not count, and nothing was changed: the case ${webLabs} root-access-key, generation 1, was decided before (done).`,
    ],
  });
});

test('what is said to be done is looked at, and when it is not, the command fails and names the case that waits', async () => {
  const words = ['done', webLabs, 'root-mfa', '--by', lead, '--confirm', '8896'];
  const { code, out } = await decide(...words, '--json');
  expect(code).toBe(3);
  expect(JSON.parse(out.join(''))).toMatchObject({
    kind: 'decided',
    case: { rule: 'root-mfa', state: 'failed', decidedBy: lead },
  });
  const again = await decide(...words);
  expect([again.code, again.out.at(-1)]).toEqual([
    3,
    'It is still there, so generation 3 of the case waits for a decision.',
  ]);
});

test('a risk is accepted until a day', async () => {
  const words = ['accept', '100122222232', 'root-access-key', '--by', lead, '--confirm', '2232', '--until'];
  expect(await decide(...words, '2031-01-01')).toEqual({
    code: 2,
    out: [],
    err: ['command line: --until: expected a day (YYYY-MM-DD, UTC) after today and at most 366 days ahead'],
  });
  const { code, out } = await decide(...words, '2027-01-31');
  expect([code, out.at(-1)]).toEqual([0, 'Risk accepted: two-keys 100122222232 root-access-key']);
});

test('a case is rejected', async () => {
  const { code, out } = await decide('reject', '100100000008', 'root-access-key', '--by', lead, '--confirm', '0008');
  expect([code, out.at(-1)]).toEqual([0, 'Rejected: ml-labs 100100000008 root-access-key']);
});

const openKeys = ['100066666672', 'root-access-key'];
const stranger = 'stranger@elsewhere.example';

test.each([
  [
    ['approve', ...openKeys, '--by', stranger, '--confirm', '6672'],
    `${stranger} is no approver of the deployed policy (${lead}, platform-lead@brightwater.example).`,
  ],
])('%j does not count, and says why', async (words, why) => {
  expect(await decide(...words)).toEqual({
    code: 3,
    out: [],
    err: [`The decision did not count, and nothing was changed: ${why}`],
  });
  const { out } = await decide(...words, '--json');
  expect(JSON.parse(out.join(''))).toMatchObject({ kind: 'refused', refusal: 'not-an-approver' });
});

test.each([
  [
    ['approve', ...openKeys, '--by', lead, '--confirm', '1234'],
    '--confirm: expected the last four digits of account 100066666672, got 1234',
  ],
  [['reject', ...openKeys, '--by', lead, '--generation', '7'], '--generation: expected 1 to 1, got 7'],
  [
    ['reject', '100066666672', 'root-acess-key', '--by', lead],
    '<rule>: expected root-access-key, root-mfa, root-password, root-signing-certificate, got root-acess-key',
  ],
  [
    ['approve', '100066666672', 'root-mfa', '--by', lead],
    'expected a case that exists (rootward cases lists them), got 100066666672 root-mfa',
  ],
  [['approve', '1000', 'root-mfa', '--by', lead], '<account>: expected an account id of 12 digits, got 1000'],
  [['approve', ...openKeys], '--by: expected the e-mail address of an approver, got nothing: this option is required'],
  [['accept', ...openKeys, '--by', lead], '--until: expected a day, got nothing: this option is required'],
])('%j decides nothing', async (words, mistake) => {
  const before = await running().cases();
  expect(await decide(...words)).toEqual({ code: 2, out: [], err: [`command line: ${mistake}`] });
  expect(await running().cases()).toEqual(before);
});

test('a person on a terminal sees what follows, and types the digits', async () => {
  const { terminal, out, err } = collectingTerminal();
  const asked: string[] = [];
  const ask = (question: string): Promise<string> => {
    asked.push(question);
    return Promise.resolve('9999');
  };
  const words = ['approve', ...openKeys, '--by', lead, '--reason', 'Nobody knows it', ...at()];
  expect(await main(['node', 'rootward', ...words], { ...terminal, ask })).toBe(2);
  expect(asked).toEqual(['Type the last four digits of the account: ']);
  expect(out[0]).toBe('Root access keys in use  orders-prod 100066666672, generation 1');
  expect(out).toContain('  4. It deletes exactly this one: …AAAA.');
  expect(err).toEqual(['command line: --confirm: expected the last four digits of account 100066666672, got 9999']);
});

test.each([
  ['Ctrl+C', '\u0003'],
  ['Ctrl+D', '\u0004'],
  ['Ctrl+C after some digits', '66\u0003'],
])('%s at the question ends it, with the code of a shell and nothing decided', async (_, keys) => {
  const before = await running().cases();
  const { terminal, err } = collectingTerminal();
  const input = new PassThrough();
  const ask = asking(input, new PassThrough());
  const words = ['approve', ...openKeys, '--by', lead, '--reason', 'Nobody knows it', ...at()];
  const code = main(['node', 'rootward', ...words], {
    ...terminal,
    ask: (question) => {
      const answer = ask(question);
      input.write(keys);
      return answer;
    },
  });
  expect({ code: await code, err }).toEqual({ code: 130, err: ['Cancelled. Nothing was done.'] });
  expect(await running().cases()).toEqual(before);
});

test.each([
  ['http://127.0.0.1:1', 'expected a running demo (rootward demo), got http://127.0.0.1:1: nobody answers there'],
  [
    'https://rootward.example.com',
    'expected an address on this machine like http://127.0.0.1:8080, got https://rootward.example.com',
  ],
  ['127.0.0.1', 'expected an address on this machine like http://127.0.0.1:8080, got 127.0.0.1'],
])('cases --url %s finds nothing to decide', async (url, mistake) => {
  expect(await rootward('cases', '--url', url)).toEqual({ code: 2, out: [], err: [`command line: --url: ${mistake}`] });
});

test('a server that never answers, or never ends its answer, is not waited for', async () => {
  const starts = (response: ServerResponse): void => void response.writeHead(200).write('{');
  for (const answer of [() => undefined, starts]) {
    const server = createServer((_, response) => answer(response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(deskOfDemo(url, 500)).rejects.toThrow(
      `command line: --url: expected a running demo (rootward demo), got ${url}: no answer within 0.5 seconds`,
    );
    server.closeAllConnections();
    server.close();
  }
});

test('what is no demo is not taken for one', async () => {
  const { url } = running().demo.world.cloud;
  const { code, err } = await rootward('cases', '--url', url);
  expect([code, err]).toEqual([
    2,
    [`command line: --url: expected a running demo (rootward demo), got ${url}: something else answers there`],
  ]);
});
