import { createHash } from 'node:crypto';
import { keyCase, lead } from './case-records';
import { formHeaders, get, pathOf, post, webWorld } from './web-world';

const record = keyCase();

const wanted = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
};

const answers: readonly [string, () => Promise<Response>][] = [
  ['the queue', () => get(webWorld(), '/')],
  ['a case', () => get(webWorld(), pathOf(record))],
  ['a missing page', () => get(webWorld(), '/nowhere')],
  ['a page for nobody', () => get(webWorld(), '/', null)],
  ['a form with mistakes', () => post(webWorld(), record, { digits: '' })],
  ['a decision', () => post(webWorld(), record)],
  ['a refusal', () => post(webWorld({ records: [keyCase({ state: 'done' })] }), record)],
  ['the icon', () => get(webWorld(), '/icon.svg')],
  [
    'a method that is not allowed',
    async () => webWorld().app.request('/', { method: 'DELETE', headers: { 'x-test-visitor': lead } }),
  ],
  [
    'a form that is too long',
    async () =>
      webWorld().app.request(`${pathOf(record)}/decide`, {
        method: 'POST',
        headers: formHeaders(),
        body: 'x'.repeat(20_000),
      }),
  ],
  [
    'an error',
    () =>
      get(
        webWorld({
          ports: {
            openCases: async () => {
              throw new Error('down');
            },
          },
        }),
        '/',
      ),
  ],
];

test.each(answers)('%s carries every security header', async (_what, answer) => {
  const { headers } = await answer();
  expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, headers.get(name)]))).toEqual(wanted);
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
  );
});

test('the policy names exactly the style that the page has, and pages have no script and no style attribute', async () => {
  const response = await get(webWorld(), pathOf(record));
  const page = await response.text();
  const styles = [...page.matchAll(/<style>([^<]*)<\/style>/g)].map((match) => match[1] ?? '');
  expect(styles).toHaveLength(1);
  const hash = createHash('sha256')
    .update(styles[0] ?? '')
    .digest('base64');
  expect(response.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
  expect(page).not.toMatch(/<script|\sstyle=|\son\w+=|javascript:/);
});

test('a page without TLS asks for none later', async () => {
  const response = await get(webWorld({ ports: { origin: 'http://127.0.0.1:8080' } }), '/');
  expect(response.headers.get('strict-transport-security')).toBeNull();
});
