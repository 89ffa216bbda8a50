import { keyCase, lead, mfaCase, second, stranger } from './case-records';
import { effectOf, formHeaders, formOf, get, nothing, pathOf, post, visitorOf, webWorld } from './web-world';

const record = keyCase();
const casePath = pathOf(record);
const decidePath = `${casePath}/decide`;

describe('reading', () => {
  const paths: readonly [string, number][] = [
    ['/', 200],
    ['/?severity=critical&rule=root-mfa&text=pay&state=closed', 200],
    ['/?severity=nonsense&state=odd&rule=x', 200],
    ['/icon.svg', 200],
    [casePath, 200],
    [`${casePath}?decision=approve&digits=0006&reason=because`, 200],
    [decidePath, 303],
    [`${decidePath}?decision=reject&digits=0006&reason=because`, 303],
    ['/cases/400000000007/root-access-key/1', 404],
    ['/cases/400000000006/root-access-key/2', 404],
    ['/cases/400000000006/root-access-key/0', 404],
    ['/cases/400000000006/root-access-key/1e0', 404],
    ['/cases/400000000006/security-contact/1', 404],
    ['/cases/4000/root-access-key/1', 404],
    ['/cases/400000000006', 404],
    ['/session', 404],
    ['/nowhere', 404],
  ];
  test.each(paths.flatMap(([path, status]) => ['GET', 'HEAD'].map((method) => [method, path, status] as const)))(
    '%s %s is answered with %i and changes nothing',
    async (method, path, status) => {
      const world = webWorld({ records: [record] });
      const response = await world.app.request(path, { method, headers: { 'x-test-visitor': lead } });
      expect({ status: response.status, ...effectOf(world, [record]) }).toEqual({ status, ...nothing });
    },
  );

  test.each(['/', casePath, decidePath, '/cases/400000000007/root-access-key/1'])(
    'GET %s by nobody is answered with 401 and shows no case',
    async (path) => {
      const world = webWorld({ records: [record] });
      const response = await get(world, path, null);
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain(record.accountName);
    },
  );

  test('a case that does not exist looks like any other address that does not', async () => {
    const world = webWorld({ records: [record] });
    const missing = await (await get(world, '/cases/400000000007/root-access-key/1')).text();
    expect(missing).toBe(await (await get(world, '/nowhere')).text());
    expect(missing).toBe(await (await get(world, '/cases/400000000006/root-access-key/9')).text());
  });
});

describe('methods', () => {
  test.each(
    ['OPTIONS', 'PUT', 'PATCH', 'DELETE'].flatMap((method) =>
      ['/', casePath, decidePath].map((path) => [method, path] as const),
    ),
  )('%s %s is answered with 405 and changes nothing', async (method, path) => {
    const world = webWorld({ records: [record] });
    const body = method === 'OPTIONS' ? {} : { body: formOf(record) };
    const response = await world.app.request(path, { method, headers: formHeaders(), ...body });
    expect({ status: response.status, ...effectOf(world, [record]) }).toEqual({ status: 405, ...nothing });
    expect(response.headers.get('allow')).toBe(path === decidePath ? 'GET, HEAD, POST' : 'GET, HEAD');
  });

  test.each(['/', casePath])('POST %s is answered with 405: only the form of a case decides', async (path) => {
    const world = webWorld({ records: [record] });
    const response = await world.app.request(path, { method: 'POST', headers: formHeaders(), body: formOf(record) });
    expect({ status: response.status, ...effectOf(world, [record]) }).toEqual({ status: 405, ...nothing });
  });
});

describe('a POST that is not to be trusted changes nothing', () => {
  const headers = (overrides: Readonly<Record<string, string | undefined>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries({ ...formHeaders(), ...overrides }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    );
  const cases: readonly [string, number, Record<string, string>, string][] = [
    ['from nobody', 401, headers({ 'x-test-visitor': undefined }), formOf(record)],
    ['from somebody who is no approver', 403, formHeaders(stranger), formOf(record, {}, visitorOf(stranger))],
    ['with another origin', 403, headers({ origin: 'https://evil.example' }), formOf(record)],
    ['with the origin of another port', 403, headers({ origin: 'https://rootward.example.com:8443' }), formOf(record)],
    ['with the origin over http', 403, headers({ origin: 'http://rootward.example.com' }), formOf(record)],
    ['without an origin', 403, headers({ origin: undefined }), formOf(record)],
    ['without origin and site', 403, headers({ origin: undefined, 'sec-fetch-site': undefined }), formOf(record)],
    ['from another site', 403, headers({ 'sec-fetch-site': 'cross-site' }), formOf(record)],
    ['from a sister site', 403, headers({ 'sec-fetch-site': 'same-site' }), formOf(record)],
    ['typed into the address bar', 403, headers({ 'sec-fetch-site': 'none' }), formOf(record)],
    [
      'from an opaque origin elsewhere',
      403,
      headers({ origin: 'null', 'sec-fetch-site': 'cross-site' }),
      formOf(record),
    ],
    [
      'from an opaque origin of an old browser',
      403,
      headers({ origin: 'null', 'sec-fetch-site': undefined }),
      formOf(record),
    ],
    ['as JSON', 415, headers({ 'content-type': 'application/json' }), '{"decision":"reject"}'],
    ['as plain text', 415, headers({ 'content-type': 'text/plain' }), formOf(record)],
    ['as multipart', 415, headers({ 'content-type': 'multipart/form-data; boundary=x' }), formOf(record)],
    ['without a content type', 415, headers({ 'content-type': '' }), formOf(record)],
    ['too long', 413, formHeaders(), formOf(record, { reason: 'x'.repeat(20_000) })],
    ['without a token', 403, formHeaders(), formOf(record, { token: undefined })],
    ['with a wrong token', 403, formHeaders(), formOf(record, { token: 'x'.repeat(43) })],
    ['with the token of another session', 403, formHeaders(), formOf(record, {}, visitorOf(lead, 'session-2'))],
    ['with the token of another approver', 403, formHeaders(), formOf(record, {}, visitorOf(second))],
    [
      'with the token of another case',
      403,
      formHeaders(),
      formOf(record, { token: new URLSearchParams(formOf(mfaCase())).get('token') ?? '' }),
    ],
    [
      'with the token of another account',
      403,
      formHeaders(),
      formOf(record, {
        token: new URLSearchParams(formOf(keyCase({ account: '400000000007' }))).get('token') ?? '',
      }),
    ],
    [
      'with the token of another generation',
      403,
      formHeaders(),
      formOf(record, { token: new URLSearchParams(formOf(keyCase({ generation: 2 }))).get('token') ?? '' }),
    ],
    ['for another generation', 409, formHeaders(), formOf(record, { generation: '2' })],
    ['without a generation', 409, formHeaders(), formOf(record, { generation: undefined })],
    ['that is empty', 403, formHeaders(), ''],
  ];
  test.each(cases)('%s: %i', async (_what, status, headers, body) => {
    const world = webWorld({ records: [record] });
    const response = await world.app.request(decidePath, { method: 'POST', headers, body });
    expect({ status: response.status, ...effectOf(world, [record]) }).toEqual({ status, ...nothing });
  });

  test('to a case that does not exist: 404 like any other', async () => {
    const world = webWorld({ records: [] });
    const response = await post(world, record);
    expect({ status: response.status, requests: world.requests }).toEqual({ status: 404, requests: [] });
    expect(await response.text()).toBe(await (await get(world, '/nowhere')).text());
  });

  test('to an address that no case can have: 404', async () => {
    const world = webWorld({ records: [record] });
    const response = await world.app.request('/cases/1/root-access-key/1/decide', {
      method: 'POST',
      headers: formHeaders(),
      body: formOf(record),
    });
    expect({ status: response.status, requests: world.requests }).toEqual({ status: 404, requests: [] });
  });
});

describe('an error of a port', () => {
  const broken = async () => {
    throw new Error('secret of the table');
  };

  test('is told to the operator, and to the visitor only that it happened', async () => {
    const world = webWorld({ ports: { openCases: broken } });
    const response = await get(world, '/');
    const page = await response.text();
    expect({ status: response.status, failures: world.failures.length }).toEqual({ status: 500, failures: 1 });
    expect(page).toContain('Nothing was changed');
    expect(page).not.toContain('secret');
  });

  test('while deciding promises nothing', async () => {
    const response = await post(webWorld({ records: [record], ports: { decide: broken } }), record);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('cannot tell whether this was saved');
  });
});
