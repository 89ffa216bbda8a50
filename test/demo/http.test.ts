import { get } from 'node:http';
import { simpleParser } from 'mailparser';
import { serializeSigned } from 'hono/utils/cookie';
import { collectResult } from '../../simulation/results/collect-result';
import { visitEverything } from '../web/test-actor';
import { lead, runningDemo } from './running-demo';

const running = runningDemo();

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${running().demo.origin}${path}`, { redirect: 'manual', ...init });

const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { origin: running().demo.origin, 'sec-fetch-site': 'same-origin', ...headers },
});

/** Signs in as a person, and returns the session cookie. */
async function signIn(email: string): Promise<string> {
  const response = await ask('/session', form({ email }));
  return response.headers.get('set-cookie') ?? '';
}
const cookieOf = (header: string): string => header.split(';')[0] ?? '';

test('who somebody is lasts until the browser closes, and goes nowhere else', async () => {
  const cookie = await signIn(lead);
  expect(cookie).toMatch(/^rootward-person=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/);
  const named = (value: string): Promise<Response> => ask('/', { headers: { cookie: value } });
  expect((await named(cookieOf(cookie))).status).toBe(200);
  const forged = await serializeSigned('rootward-person', `1 ${lead}`, 'another key', {});
  expect((await named(cookieOf(forged))).status).toBe(401);
  expect(await signIn('stranger@elsewhere.example')).toBe('');
});

test.each(['/', '/inbox', '/inbox/1', '/clock'])('%s asks first who somebody is', async (path) => {
  const response = await ask(path);
  expect(response.status).toBe(401);
  expect(await response.text()).toContain(`name="next" value="${path}"`);
});

test('values of contacts are shown only to who says who he is', async () => {
  const { demo } = running();
  const { runs } = await collectResult(demo.world, demo.clock.now());
  const path = `/snapshots/${runs[0]?.report.run.id}/contact-changes.html`;
  expect((await ask(path)).status).toBe(401);
  const cookie = cookieOf(await signIn(lead));
  expect((await ask(path, { headers: { cookie } })).status).toBe(200);
  for (const unknown of ['/runs/none/report.html', '/snapshots/none/contact-changes.html'])
    expect((await ask(unknown, { headers: { cookie } })).status).toBe(404);
});

/** Sends another Host header, which fetch does not allow. */
const askHost = (path: string, host: string): Promise<readonly unknown[]> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(running().demo.origin);
    get({ hostname, port, path, headers: { host } }, ({ statusCode, headers }) =>
      resolve([statusCode, headers.location]),
    ).on('error', reject);
  });

test.each(['rootward.elsewhere.example', '127.0.0.1:1', 'localhost'])(
  'a request that names the host %s gets nothing',
  async (host) => {
    expect(await askHost('/deployment.json', host)).toEqual([421, undefined]);
  },
);

test('localhost is led to the address of the page', async () => {
  const { origin } = running().demo;
  const { port } = new URL(origin);
  expect(await askHost('/inbox?x=1', `localhost:${port}`)).toEqual([307, `${origin}/inbox?x=1`]);
});

describe('time', () => {
  const clockForm = async (cookie: string): Promise<string> => {
    const text = await (await ask('/clock', { headers: { cookie } })).text();
    return /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
  };

  test.each<[string, (own: string, other: string) => RequestInit, number]>([
    ['a form of another session', (own, token) => form({ ahead: '1h', token }, { cookie: own }), 403],
    ['no token', (cookie) => form({ ahead: '1h' }, { cookie }), 403],
    ['a form of another page', (cookie) => form({ ahead: '1h' }, { cookie, origin: 'http://elsewhere.example' }), 403],
    ['nobody', () => form({ ahead: '1h' }), 401],
  ])('is not moved by %s', async (_, make, status) => {
    const { clock } = running().demo;
    const [own, other] = [cookieOf(await signIn(lead)), cookieOf(await signIn(lead))];
    const before = clock.now();
    expect((await ask('/clock', make(own, await clockForm(other)))).status).toBe(status);
    expect(clock.destination()).toBeUndefined();
    expect(clock.now() - before).toBeLessThan(60 * 60 * 1000);
  });

  test('is not moved by a step that the page does not offer', async () => {
    const cookie = cookieOf(await signIn(lead));
    const token = await clockForm(cookie);
    expect((await ask('/clock', form({ ahead: '1000d', token }, { cookie }))).status).toBe(422);
    expect(running().demo.clock.destination()).toBeUndefined();
  });
});

test('an actor in an approver’s session that follows every link of every mail and presses every button decides nothing', async () => {
  const { demo, cases } = running();
  const before = await cases();
  const { mails } = await collectResult(demo.world, demo.clock.now());
  const texts = await Promise.all(mails.map(async ({ eml }) => simpleParser(eml)));
  const links = texts.flatMap(({ text = '', html }) => [
    ...[...text.matchAll(/https?:\/\/\S+/g)].map(([link]) => link),
    ...[...String(html).matchAll(/href="([^"]+)"/g)].map(([, link]) => String(link)),
  ]);
  expect(new Set(links)).toEqual(new Set([demo.origin]));
  const cookie = cookieOf(await signIn(lead));
  const visited = await visitEverything({
    origin: demo.origin,
    start: links,
    type: (field) => (field === 'until' ? '2026-12-31' : 'a reason that is long enough'),
    send: (request) => {
      // Does not move the clock, which would only make the test slow.
      const { pathname } = new URL(request.url);
      if (pathname === '/clock' && request.method === 'POST')
        return Promise.resolve(new Response(null, { status: 204 }));
      request.headers.set('cookie', cookie);
      return fetch(request);
    },
  });
  expect(visited.forms).toBeGreaterThan(7);
  expect(visited.pages).toEqual(expect.arrayContaining(['/inbox', '/inbox/1', '/clock', '/report']));
  expect(await cases()).toEqual(before);
  expect(running().errors).toEqual([]);
});
