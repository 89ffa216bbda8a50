import { createApp } from '../../lib/web/app';
import { pickedIdentity } from '../../lib/web/picked-identity';
import { approvers, lead, second, stranger } from './case-records';
import { formHeaders, webWorld } from './web-world';

const key = 'k'.repeat(32);
const { identify, signIn } = pickedIdentity(approvers, key);

const withCookie = (cookie: string): Request => new Request('https://rootward.example.com/', { headers: { cookie } });

test('remembers who was picked, and gives every pick a session of its own', async () => {
  const [one, two] = [await signIn.cookieFor(lead), await signIn.cookieFor(lead)];
  const visitors = await Promise.all([one, two].map((cookie) => identify(withCookie(cookie.split(';')[0] ?? ''))));
  expect(visitors.map((visitor) => visitor?.email)).toEqual([lead, lead]);
  expect(visitors[0]?.session).not.toBe(visitors[1]?.session);
  expect(one).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
});

test.each<readonly [string, () => Promise<string>]>([
  ['no cookie', async () => ''],
  ['a cookie of another key', async () => pickedIdentity(approvers, 'x'.repeat(32)).signIn.cookieFor(lead)],
  ['a cookie of somebody unknown', () => signIn.cookieFor(stranger)],
  ['a cookie without a session', async () => `rootward-person=${encodeURIComponent(lead)}`],
  [
    'a cookie changed by hand',
    async () => (await signIn.cookieFor(lead)).replace(encodeURIComponent(lead), encodeURIComponent(second)),
  ],
])('%s is nobody', async (_what, cookie) => {
  expect(await identify(withCookie((await cookie()).split(';')[0] ?? ''))).toBeUndefined();
});

describe('the page of the simulated organization', () => {
  const { ports } = webWorld();
  const app = createApp({ ...ports, identify, signIn });
  const pick = (body: string, headers: Record<string, string> = formHeaders(null)) =>
    app.request('/session', { method: 'POST', headers, body });

  test('asks who one is, and comes back to where one wanted to go', async () => {
    const asked = await app.request('/cases/400000000006/root-access-key/1');
    expect(asked.status).toBe(401);
    expect(await asked.text()).toContain('name="next" value="/cases/400000000006/root-access-key/1"');
    const picked = await pick(`email=${lead}&next=/cases/400000000006/root-access-key/1`);
    expect({ status: picked.status, location: picked.headers.get('location') }).toEqual({
      status: 303,
      location: '/cases/400000000006/root-access-key/1',
    });
  });

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/%0d%0aX: y', 'javascript:alert(1)'])(
    'never leads to %s',
    async (next) => {
      const picked = await pick(new URLSearchParams({ email: lead, next }).toString());
      expect(picked.headers.get('location')).toBe('/');
    },
  );

  test('takes no pick from another site, and none of somebody unknown', async () => {
    const elsewhere = await pick(`email=${lead}`, { ...formHeaders(null), origin: 'https://evil.example' });
    const unknown = await pick(`email=${stranger}`);
    expect([elsewhere, unknown].map((response) => [response.status, response.headers.get('set-cookie')])).toEqual([
      [403, null],
      [422, null],
    ]);
  });
});
