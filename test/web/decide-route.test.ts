import type { CaseRecord } from '../../lib/domain/cases/case';
import { certificateCase, keyCase, lead, managementCase, mfaCase, now, passwordCase, second } from './case-records';
import { effectOf, formHeaders, formOf, nothing, pathOf, post, webWorld } from './web-world';

const record = keyCase();
const decidePath = `${pathOf(record)}/decide`;

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
