import type { CaseRecord } from '../../../lib/domain/cases/case';
import type { QueueFilter } from '../../../lib/views/pages/queue-filter';
import { passes, queuePath } from '../../../lib/views/pages/queue-filter';
import { renderQueue, type QueueView } from '../../../lib/views/pages/queue-page';
import { summaryWith } from '../../domain/support/build';
import { approversPolicy } from '../../domain/support/cases';
import { approvers, certificateCase, keyCase, lead, mfaCase, now, passwordCase, second } from '../../web/case-records';

const render = (
  cases: readonly CaseRecord[],
  filter: QueueFilter = { state: 'open' },
  overrides: Partial<QueueView> = {},
): string =>
  renderQueue(
    {
      cases,
      unsettled: [],
      filter,
      now,
      email: lead,
      mayDecide: true,
      approvals: approversPolicy(1, { approvers }).approvals,
      mode: 'apply',
      overridden: false,
      lastRun: undefined,
      ...overrides,
    },
    {},
  );

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
    '700000000001 root-mfa',
    '400000000006 root-access-key',
    '400000000006 root-password',
    '100000000009 root-signing-certificate',
  ]);
});

const keyOf = (account: string, reason: string, overrides: Partial<CaseRecord> = {}): CaseRecord =>
  keyCase({ account: account.repeat(12), reason, ...overrides });

test('within a severity what is in use comes first, then what nobody knows or protects, then the rest by expiry', () => {
  const cases = [
    keyOf('1', 'inactive'),
    keyOf('2', 'new'),
    keyOf('3', 'unused', { expiresAt: '2026-11-08T06:00:00.000Z' }),
    keyOf('4', 'unused', { expiresAt: '2026-11-05T06:00:00.000Z' }),
    mfaCase({ account: '5'.repeat(12) }),
    keyOf('6', 'use-unknown'),
    keyOf('7', 'in-use'),
    certificateCase({ account: '8'.repeat(12), expiresAt: '2026-11-05T00:00:00.000Z' }),
  ];
  expect(order(render(cases)).map((line) => line[0])).toEqual(['7', '6', '5', '4', '3', '2', '1', '8']);
});

test('each row says how long the case is open, where its account is and whose answer it waits for', () => {
  const asked = keyCase({ askedAt: now, unit: 'ou-h4rb-prodprod', unitName: 'Production' });
  const html = render([asked]);
  expect(html).toMatch(/Production[\s\S]*ou-h4rb-prodprod/);
  expect(html).toContain('open for 2 days');
  expect(html).toContain('<b>Waits for you or Platform lead</b>');
  expect(render([asked], undefined, { email: 'x@elsewhere.example' })).toContain(
    '<b>Waits for Security lead or Platform lead</b>',
  );
  expect(render([keyCase({ unit: 'r-h4rb' })])).toContain('<code>r-h4rb</code>');
});

test('under four eyes each of both people reads how many have agreed and who is missing', () => {
  const approvals = approversPolicy(2, { approvers }).approvals;
  const nobody = keyCase({ askedAt: now });
  const one = keyCase({ askedAt: now, decision: 'approve', approvals: [{ by: lead, at: now }] });
  expect(render([nobody], undefined, { approvals })).toContain('<b>Waits for you and Platform lead</b>');
  expect(render([one], undefined, { approvals })).toMatch(
    /<b>1 of 2, waits for Platform lead<\/b>[\s\S]*you have agreed/,
  );
  expect(render([one], undefined, { approvals, email: second })).toContain('1 of 2, waits for you');
});

test('a case past its time does not say that it waits', () => {
  const late = render([keyCase({ askedAt: now, expiresAt: now })]);
  expect(late).toContain('<b>The time to decide is over</b>');
  expect(late).not.toContain('Waits for');
});

test('says how many cases are open where more are open than wait', () => {
  const cases = [keyCase(), mfaCase(), keyCase({ account: '1'.repeat(12), state: 'queued' })];
  expect(render(cases)).toMatch(/<h2 id="cases">\s*3 open cases\s*<\/h2>/);
  expect(render([keyCase(), mfaCase()])).toMatch(/<h2 id="cases">\s*Cases\s*<\/h2>/);
  expect(render(cases, { state: 'open', severity: 'high' })).toContain('0 of 3 cases shown');
});

test('what ended without a result stays in sight, and says whether it is asked again', () => {
  const failed = keyCase({
    state: 'failed',
    closedAt: now,
    timeline: [{ at: now, event: 'failed', by: 'rootward', detail: 'unverified' }],
  });
  const html = render([], undefined, { unsettled: [failed] });
  expect(html).toContain('Ended without a result');
  expect(html).toContain('The account could not be read again, so nothing is proven.');
  expect(html).toContain('asks again if the finding is still there');
  const twice = mfaCase({ state: 'expired', closedAt: now, expiriesInARow: 1 });
  expect(render([], undefined, { unsettled: [twice] })).toContain('Nobody decided twice in a row');
  expect(render([], undefined, { unsettled: [failed], mode: 'plan' })).toContain('Runs in plan mode ask nobody');
  expect(render([], { state: 'closed' }, { unsettled: [failed] })).not.toContain('Ended without a result');
  expect(render([], { state: 'open', text: 'nothing' }, { unsettled: [failed] })).not.toContain('Ended without');
});

const summary = summaryWith({
  mode: 'plan',
  asOf: now,
  accounts: 18,
  planned: { contacts: 18, accounts: 7, cases: 8 },
  openAccounts: 12,
  accountsInViolation: 10,
});

test('in plan mode says so, how many accounts are in violation, and which key of the policy changes it', () => {
  const html = render([], undefined, { mode: 'plan', lastRun: summary });
  expect(headline(html)).toBe('Plan mode: nobody is asked');
  expect(html).toContain('10 of 18 accounts are in violation.');
  expect(html).toContain('write 18 contacts in 7 accounts and ask about 8 cases');
  expect(html).toContain('set run.mode: apply in the policy');
  expect(html).not.toContain('The next run opens one');
});

test('plan mode is told before the first run, where it overrides the policy, and not by figures of another mode', () => {
  expect(render([], undefined, { mode: 'plan' })).toContain('Plan mode: Rootward reads and reports');
  expect(render([], undefined, { mode: 'plan', overridden: true })).toContain('does not change it');
  const acted = { ...summary, mode: 'apply' as const };
  expect(render([], undefined, { mode: 'plan', lastRun: acted })).not.toContain('in violation');
  expect(render([], undefined, { lastRun: summary })).not.toContain('Plan mode');
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
  const text = (html: string): string => html.replace(/<[^>]+>/g, '');
  expect(text(render([keyCase()]))).toContain('expires 9 Nov 2026');
  expect(render([keyCase({ expiresAt: '2026-11-04T14:00:00.000Z' })])).toContain('expires in 4 hours');
  expect(text(render([keyCase({ expiresAt: '2026-11-05T09:30:00.000Z' })]))).toContain('expires 5 Nov 2026');
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
  expect(render([keyCase()], { state: 'open' }, { mayDecide: false })).toContain('You may look at this.');
});
