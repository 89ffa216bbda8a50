import type { CaseRecord } from '../../lib/domain/cases/case';
import {
  certificateCase,
  keyCase,
  lead,
  managementCase,
  mfaCase,
  now,
  passwordCase,
  second,
  stranger,
} from './case-records';
import { formHeaders, formOf, get, pathOf, post, visitorOf, webWorld, type WebWorld } from './web-world';

const nothing = { requests: 0, changed: false };

/** The effect of requests: the number of calls of `decide`, and whether any record has changed. */
const effectOf = (world: WebWorld, before: readonly CaseRecord[]) => ({
  requests: world.requests.length,
  changed: JSON.stringify(world.records) !== JSON.stringify(before),
});

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

describe('a form with mistakes comes back filled in, and decides nothing', () => {
  const day = (days: number): string => new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);
  const accept = { decision: 'accept', until: day(30) };
  const cases: readonly [string, Readonly<Record<string, string | undefined>>, readonly string[]][] = [
    ['no decision', { decision: undefined }, ['decision']],
    ['an unknown decision', { decision: 'delete-all' }, ['decision']],
    ['two decisions in one', { decision: 'approve,reject' }, ['decision']],
    ['no reason', { reason: undefined }, ['reason']],
    ['a short reason', { reason: 'ok' }, ['reason']],
    ['a reason of spaces', { reason: '          ' }, ['reason']],
    ['a reason of line breaks', { reason: '\r\n\r\n\r\n' }, ['reason']],
    ['a reason that is a book', { reason: 'x'.repeat(1001) }, ['reason']],
    ['no digits', { digits: undefined }, ['digits']],
    ['wrong digits', { digits: '0007' }, ['digits']],
    ['digits of the beginning', { digits: '4000' }, ['digits']],
    ['the whole account', { digits: record.account }, ['digits']],
    ['digits of another script', { digits: '٠٠٠٦' }, ['digits']],
    ['a risk without an end', { ...accept, until: undefined }, ['until']],
    ['a risk that ends today', { ...accept, until: day(0) }, ['until']],
    ['a risk that ended', { ...accept, until: day(-1) }, ['until']],
    ['a risk for more than a year', { ...accept, until: day(367) }, ['until']],
    ['a risk until no day', { ...accept, until: '2027-02-30' }, ['until']],
    ['a risk until a time', { ...accept, until: `${day(3)}T00:00:00Z` }, ['until']],
    ['nothing at all', { decision: undefined, reason: undefined, digits: undefined }, ['decision', 'reason', 'digits']],
    ['an accepted risk with nothing', { decision: 'accept', reason: '', digits: '' }, ['until', 'reason', 'digits']],
  ];
  test.each(cases)('%s: 422', async (_what, overrides, fields) => {
    const world = webWorld({ records: [record] });
    const response = await post(world, record, overrides);
    expect({ status: response.status, ...effectOf(world, [record]) }).toEqual({ status: 422, ...nothing });
    const page = await response.text();
    const summary = page.slice(page.indexOf('class="mistakes"'), page.indexOf('<h1>'));
    expect([...summary.matchAll(/href="#(\w+)"/g)].map((match) => match[1])).toEqual(fields);
    for (const field of fields) {
      expect(page).toContain(`id="${field}"`);
      expect(page).toContain(`id="${field}-wrong"`);
    }
  });

  test('what was typed is kept, but never the digits', async () => {
    const world = webWorld({ records: [record] });
    const typed = { decision: 'accept', reason: 'SOAP <ends> "soon"', until: '2026-11-20', digits: '4711' };
    const page = await (await post(world, record, typed)).text();
    expect(page).toContain('SOAP &lt;ends&gt; &quot;soon&quot;</textarea');
    expect(page).toMatch(/value="accept"[^>]*checked/);
    expect(page).toContain('value="2026-11-20"');
    expect(page).not.toContain('4711');
    expect(/<input[^>]*id="digits"[^>]*>/.exec(page)?.[0]).not.toContain('value');
  });
});

describe('a complete form', () => {
  const until = '2027-01-31';
  const cases: readonly [string, CaseRecord, Readonly<Record<string, string>>, string][] = [
    ['rejects', keyCase(), { decision: 'reject' }, 'rejected'],
    ['approves the deletion of a member’s keys', keyCase(), { decision: 'approve' }, 'approved'],
    ['approves the deletion of certificates', certificateCase(), { decision: 'approve' }, 'approved'],
    ['accepts a risk until a day', keyCase(), { decision: 'accept', until }, 'accepted'],
    ['says that MFA is on', mfaCase(), { decision: 'done' }, 'approved'],
    ['says that the password is gone', passwordCase(), { decision: 'done' }, 'approved'],
    ['says that the management account’s key is gone', managementCase(), { decision: 'done' }, 'approved'],
    ['takes an approval back', keyCase({ state: 'approved', decision: 'approve' }), { decision: 'reject' }, 'rejected'],
  ];
  test.each(cases)('%s: 303 to the case', async (_what, before, overrides, state) => {
    const world = webWorld({ records: [before] });
    const response = await post(world, before, overrides);
    expect({ status: response.status, location: response.headers.get('location') }).toEqual({
      status: 303,
      location: pathOf(before),
    });
    expect(world.requests).toEqual([
      {
        account: before.account,
        rule: before.rule,
        generation: 1,
        fingerprint: before.fingerprint,
        decision: overrides.decision,
        by: lead,
        reason: 'Asking the owner first',
        ...(overrides.until === undefined ? {} : { until }),
      },
    ]);
    expect(world.records.map((after) => after.state)).toEqual([state]);
  });

  test('is bound to the visitor, whatever it says of itself', async () => {
    const world = webWorld({ records: [record] });
    await post(world, record, { by: second, email: second, account: '999999999999', state: 'done' });
    expect(world.requests.map(({ by, account }) => ({ by, account }))).toEqual([{ by: lead, account: record.account }]);
  });

  test('has a reason of one line', async () => {
    const world = webWorld({ records: [record] });
    await post(world, record, { reason: ' first\r\nBcc: x\u0000\u001b[31m second ' });
    expect(world.requests.map(({ reason }) => reason)).toEqual(['first Bcc: x [31m second']);
  });

  test('with an opaque origin counts when the browser says that it is ours', async () => {
    const world = webWorld({ records: [record] });
    const headers = { ...formHeaders(), origin: 'null' };
    const response = await world.app.request(decidePath, { method: 'POST', headers, body: formOf(record) });
    expect(response.status).toBe(303);
  });

  test('drops an end that only an accepted risk has', async () => {
    const world = webWorld({ records: [record] });
    await post(world, record, { until });
    expect(world.requests[0]).not.toHaveProperty('until');
  });

  test('of the second approver completes four eyes', async () => {
    const world = webWorld({ records: [record], required: 2 });
    await post(world, record, { decision: 'approve' });
    expect(world.records[0]?.state).toBe('pending');
    await post(world, record, { decision: 'approve' }, second);
    expect(world.records[0]?.state).toBe('approved');
  });
});

describe('a decision that does not count', () => {
  const cases: readonly [string, number, CaseRecord, Readonly<Record<string, string>>, string | undefined][] = [
    ['on a rejected case', 409, keyCase({ state: 'rejected' }), {}, undefined],
    ['on a case that is done', 409, keyCase({ state: 'done' }), {}, undefined],
    ['on a case that is acted on', 409, keyCase({ state: 'acting' }), {}, undefined],
    ['on an approved case, another approval', 409, keyCase({ state: 'approved' }), { decision: 'approve' }, undefined],
    ['on a queued case', 409, keyCase({ state: 'queued' }), {}, undefined],
    ['on an expired case', 410, keyCase({ state: 'expired' }), {}, undefined],
    ['at the very end of its time', 410, keyCase({ expiresAt: now }), {}, undefined],
    ['on another fingerprint', 409, keyCase(), { fingerprint: 'e'.repeat(64) }, undefined],
    ['without a fingerprint', 409, keyCase(), { fingerprint: '' }, undefined],
    ['approving MFA', 409, mfaCase(), { decision: 'approve' }, undefined],
    ['approving in the management account', 409, managementCase(), { decision: 'approve' }, undefined],
    ['on a rejected case, with mistakes', 409, keyCase({ state: 'rejected' }), { digits: '' }, 'not asked'],
    ['on an expired case, with mistakes', 410, keyCase({ expiresAt: now }), { reason: '' }, 'not asked'],
    ['on another fingerprint, with mistakes', 409, keyCase(), { fingerprint: '', digits: '' }, 'not asked'],
  ];
  test.each(cases)('%s: %i, and the state stays', async (_what, status, before, overrides, asked) => {
    const world = webWorld({ records: [before] });
    const response = await post(world, before, overrides);
    expect({ status: response.status, states: world.records.map(({ state }) => state) }).toEqual({
      status,
      states: [before.state],
    });
    expect(world.requests).toHaveLength(asked === undefined ? 1 : 0);
    expect(await response.text()).toContain('Your decision did not count');
  });

  test('a second time: 409', async () => {
    const world = webWorld({ records: [record] });
    expect((await post(world, record)).status).toBe(303);
    expect((await post(world, record)).status).toBe(409);
    expect((await post(world, record, { decision: 'approve' })).status).toBe(409);
    expect(world.records.map(({ state }) => state)).toEqual(['rejected']);
  });

  test('because the policy lost the approver in between: 403', async () => {
    const decide = async () => ({ kind: 'refused', refusal: 'not-an-approver', record }) as const;
    expect((await post(webWorld({ records: [record], ports: { decide } }), record)).status).toBe(403);
  });

  test('because the domain calls it malformed: 422', async () => {
    const decide = async () => ({ kind: 'invalid', message: 'reason: expected more' }) as const;
    expect((await post(webWorld({ records: [record], ports: { decide } }), record)).status).toBe(422);
  });

  test('because the case is gone by now: 404', async () => {
    const decide = async () => ({ kind: 'no-such-case' }) as const;
    expect((await post(webWorld({ records: [record], ports: { decide } }), record)).status).toBe(404);
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
