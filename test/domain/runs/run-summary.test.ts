import type { Action, Finding, Outcome } from '../../../lib/domain/finding';
import type { AccountReport, Report } from '../../../lib/domain/runs/report';
import { isOpenOutcome, summaryOf, summaryWords } from '../../../lib/domain/runs/run-summary';

const finding = (action: Action, verdict: Finding['verdict'] = 'violation'): Finding => ({
  rule: 'security-contact',
  verdict,
  reason: 'missing',
  severity: 'medium',
  message: 'The security contact is missing.',
  evidence: {},
  action,
});
const account = (id: number, outcome: Outcome, ...actions: Action[]): AccountReport => ({
  id: String(200000000000 + id),
  name: `account-${id}`,
  unit: 'ou-1',
  outcome,
  reason: '',
  findings: actions.map((action) => finding(action)),
});
const reportOf = (...accounts: AccountReport[]): Report => ({
  schemaVersion: 1,
  run: {
    id: 'run-1',
    trigger: 'manual',
    mode: 'apply',
    startedAt: '2026-11-02T06:00:00.000Z',
    finishedAt: '2026-11-02T06:05:00.000Z',
    policyDigest: 'digest',
  },
  organization: { id: 'o-harborharb', findings: [] },
  accounts,
  totals: {
    accounts: accounts.length,
    coverage: { read: accounts.length, incomplete: 0, skipped: 0 },
    byOutcome: {},
    byRule: {},
    awsCalls: {},
    throttled: 0,
  },
});

describe('what a run came to', () => {
  it('counts contacts and their accounts, also in accounts whose outcome is another', () => {
    const report = reportOf(
      account(1, 'fixed', 'fixed', 'fixed'),
      account(2, 'awaiting-approval', 'fixed', 'awaiting-approval', 'queued'),
      account(3, 'incomplete', 'failed'),
      account(4, 'attention', 'inform'),
      account(5, 'compliant', 'none'),
    );
    const opened = { at: '2026-11-02T06:00:00.000Z', event: 'opened', by: 'rootward', detail: 'unused' } as const;
    const cases = [
      { timeline: [opened] },
      { timeline: [{ ...opened, at: '2026-11-01T06:00:00.000Z' }] },
      // Queued: nobody is asked about it yet.
      { timeline: [] },
    ];
    expect(summaryOf(report, cases)).toEqual({
      mode: 'apply',
      asOf: '2026-11-02T06:05:00.000Z',
      accounts: 5,
      written: { contacts: 3, accounts: 2 },
      planned: { contacts: 0, accounts: 0, cases: 0 },
      casesOpened: 1,
      casesToDecide: 1,
      openAccounts: 3,
      accountsInViolation: 3,
    });
  });

  it('says it in words', () => {
    expect(
      summaryWords(summaryOf(reportOf(account(1, 'fixed', 'fixed'), account(2, 'violations', 'would-ask')))),
    ).toEqual({
      written: '1 contact in 1 account',
      toDecide: '0 cases',
      open: '1 of 2 accounts needs attention',
    });
    expect(summaryWords(summaryOf(reportOf(account(1, 'compliant')))).open).toBe('1 account, nothing open');
    expect(summaryWords(summaryOf(reportOf(account(1, 'violations'))))).toMatchObject({
      written: 'no contacts',
      open: '1 of 1 account needs attention',
    });
    const two = reportOf(account(1, 'violations'), account(2, 'incomplete'), account(3, 'compliant'));
    expect(summaryWords(summaryOf(two)).open).toBe('2 of 3 accounts need attention');
  });

  it.each([
    ['skipped', false],
    ['excluded', false],
    ['incomplete', true],
    ['awaiting-approval', true],
    ['violations', true],
    ['attention', true],
    ['accepted', false],
    ['fixed', false],
    ['compliant', false],
  ] as const)('an account whose outcome is %s leaves work: %s', (outcome, open) => {
    expect(isOpenOutcome(outcome)).toBe(open);
  });
});
