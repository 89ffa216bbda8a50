import type { CaseRecord } from '../../../lib/domain/cases/case';
import type { QueueFilter } from '../../../lib/views/pages/queue-filter';
import { passes, queuePath } from '../../../lib/views/pages/queue-filter';
import { renderQueue } from '../../../lib/views/pages/queue-page';
import { approversPolicy } from '../../domain/support/cases';
import { approvers, certificateCase, keyCase, mfaCase, now, passwordCase } from '../../web/case-records';

const render = (cases: readonly CaseRecord[], filter: QueueFilter = { state: 'open' }, mayDecide = true): string =>
  renderQueue({ cases, filter, now, mayDecide, approvals: approversPolicy(1, { approvers }).approvals }, {});

const headline = (html: string): string | undefined => /<h1>([^<]*)<\/h1>/.exec(html)?.[1];

const order = (html: string): readonly string[] =>
  [...html.matchAll(/href="\/cases\/(\d+)\/([\w-]+)\/\d+"/g)].map((match) => `${match[1]} ${match[2]}`);

test('groups by account, the most severe first', () => {
  const cases = [
    passwordCase({ account: '400000000006', accountName: 'harbor-payments' }),
    certificateCase({ account: '100000000009', accountName: 'first by number' }),
    mfaCase({ account: '700000000001', accountName: 'last by number' }),
    keyCase(),
  ];
  expect(order(render(cases))).toEqual([
    '400000000006 root-access-key',
    '400000000006 root-password',
    '700000000001 root-mfa',
    '100000000009 root-signing-certificate',
  ]);
});

test('counts what waits for a decision, not what is queued, decided or too late', () => {
  const cases = [
    keyCase(),
    mfaCase(),
    passwordCase(),
    keyCase({ account: '1'.repeat(12), state: 'queued' }),
    keyCase({ account: '2'.repeat(12), state: 'approved' }),
    keyCase({ account: '3'.repeat(12), expiresAt: now }),
  ];
  expect(headline(render(cases))).toBe('3 cases to decide in 2 accounts');
  expect(headline(render([keyCase()]))).toBe('1 case to decide in 1 account');
  expect(headline(render([]))).toBe('Nothing waits for a decision');
  expect(headline(render([keyCase({ state: 'done', closedAt: now })], { state: 'closed' }))).toBe('1 closed case');
});

test('says when each expires, and how a closed one ended', () => {
  expect(render([keyCase()])).toContain('expires in 4 days');
  expect(render([keyCase({ state: 'rejected', closedAt: now })], { state: 'closed' })).toMatch(
    /<b>Rejected<\/b>[\s\S]*4 Nov 2026/,
  );
});

test('says how many of all pass the filter, and keeps it in the form and the links', () => {
  const html = render([keyCase(), mfaCase(), certificateCase()], { state: 'open', severity: 'critical', text: 'mfa' });
  expect(html).toContain('1 of 3 cases shown');
  expect(order(html)).toEqual(['400000000006 root-mfa']);
  expect(html).toContain('name="text" value="mfa"');
  expect(html).toContain('href="/?severity=high&amp;text=mfa"');
  expect(html).toMatch(/<option value="critical" selected>/);
});

test('says so when nothing passes', () => {
  expect(render([keyCase()], { state: 'open', text: 'nothing like it' })).toContain('No case passes the filter.');
});

test.each<readonly [Omit<QueueFilter, 'state'>, boolean]>([
  [{}, true],
  [{ text: 'PAYMENTS' }, true],
  [{ text: '  payments   0006 ' }, true],
  [{ text: 'payments 0007' }, false],
  [{ text: 'eu-west-1' }, true],
  [{ text: 'Root access key' }, true],
  [{ severity: 'critical' }, true],
  [{ severity: 'high' }, false],
  [{ rule: 'root-access-key' }, true],
  [{ rule: 'root-mfa' }, false],
  [{ rule: 'root-access-key', severity: 'critical', text: 'unused' }, true],
])('a filter %j lets the case pass: %s', (filter, passed) => {
  expect(passes(keyCase(), { state: 'open', ...filter })).toBe(passed);
});

test.each<readonly [QueueFilter, string]>([
  [{ state: 'open' }, '/'],
  [{ state: 'open', text: '' }, '/'],
  [
    { state: 'closed', severity: 'low', rule: 'root-mfa', text: 'a&b' },
    '/?state=closed&severity=low&rule=root-mfa&text=a%26b',
  ],
])('the address of %j is %s', (filter, path) => {
  expect(queuePath(filter)).toBe(path);
});

test('says who may decide to those who may not', () => {
  expect(render([keyCase()], { state: 'open' }, false)).toContain('You may look at this.');
});
