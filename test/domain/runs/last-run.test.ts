import { lastRunOf } from '../../../lib/domain/runs/last-run';
import type { Action, Finding, RuleId } from '../../../lib/domain/finding';
import type { Report } from '../../../lib/domain/runs/report';

const finding = (rule: RuleId, action: Action, verdict: Finding['verdict'] = 'violation'): Finding => ({
  rule,
  verdict,
  reason: 'present',
  severity: 'high',
  message: 'There it is.',
  evidence: {},
  action,
});

const reportOf = (mode: 'plan' | 'apply', ...findings: Finding[]): Report => ({
  schemaVersion: 1,
  run: {
    id: 'run-1',
    trigger: 'manual',
    mode,
    startedAt: '2026-11-02T06:00:00.000Z',
    finishedAt: '2026-11-02T06:05:00.000Z',
    policyDigest: 'digest',
  },
  organization: { id: 'o-harborharb', findings: [] },
  accounts: [{ id: '200000000002', name: 'payments', unit: 'ou-1', outcome: 'violations', reason: '', findings }],
  totals: {
    accounts: 1,
    coverage: { read: 1, incomplete: 0, skipped: 0 },
    byOutcome: {},
    byRule: {},
    awsCalls: {},
    throttled: 0,
  },
});

test('names the findings about which the run asked nobody', () => {
  const report = reportOf(
    'apply',
    finding('root-access-key', 'none'),
    finding('root-mfa', 'awaiting-approval'),
    finding('root-signing-certificate', 'none', 'compliant'),
    finding('root-password', 'inform'),
  );
  expect(lastRunOf(report).unasked).toEqual(['200000000002/root-access-key']);
  expect(lastRunOf(reportOf('plan', finding('root-mfa', 'would-ask'))).unasked).toEqual(['200000000002/root-mfa']);
});

test('counts what plan mode would have done', () => {
  const report = reportOf(
    'plan',
    finding('security-contact', 'would-fix'),
    finding('billing-contact', 'would-fix'),
    finding('root-mfa', 'would-ask'),
  );
  expect(lastRunOf(report).summary).toMatchObject({
    mode: 'plan',
    planned: { contacts: 2, accounts: 1, cases: 1 },
    accountsInViolation: 1,
  });
});

test.each([
  ['inform', 0],
  ['excluded', 0],
  ['accepted', 0],
  ['fixed', 0],
  ['failed', 1],
  ['queued', 1],
] as const)('an account whose only violation is %s counts %d as in violation', (action, amount) => {
  expect(lastRunOf(reportOf('apply', finding('root-mfa', action))).summary.accountsInViolation).toBe(amount);
});
