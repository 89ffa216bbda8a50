import type { CaseRecord } from '../../lib/domain/cases/case';
import type { Finding } from '../../lib/domain/finding';
import type { AccountReport, Report } from '../../lib/domain/runs/report';
import type { Run } from '../../lib/domain/runs/run';

/** A finding. A test only sets what differs. */
export const finding = (overrides: Partial<Finding> = {}): Finding => ({
  rule: 'root-access-key',
  verdict: 'violation',
  reason: 'unused',
  severity: 'critical',
  action: 'awaiting-approval',
  message: 'The root user has an active access key that was never used.',
  evidence: { keys: [{ id: '…AAAA', status: 'Active' }] },
  ...overrides,
});

export const account = (overrides: Partial<AccountReport> = {}): AccountReport => ({
  id: '111111111111',
  name: 'web',
  unit: 'ou-abcd-11111111',
  outcome: 'awaiting-approval',
  reason: '',
  findings: [finding()],
  ...overrides,
});

export const report = (accounts: readonly AccountReport[]): Report => ({
  schemaVersion: 1,
  run: {
    id: 'run-1',
    trigger: 'manual',
    mode: 'apply',
    startedAt: '2026-11-02T06:00:00.000Z',
    finishedAt: '2026-11-02T06:01:00.000Z',
    policyDigest: 'd'.repeat(64),
  },
  organization: { id: 'o-aaaaaaaaaa', findings: [] },
  accounts,
  totals: {
    accounts: accounts.length,
    coverage: { read: accounts.length, incomplete: 0, skipped: 0 },
    byOutcome: accounts.reduce<Record<string, number>>(
      (sum, { outcome }) => ({ ...sum, [outcome]: (sum[outcome] ?? 0) + 1 }),
      {},
    ),
    byRule: {},
    awsCalls: {},
    throttled: 0,
  },
});

export const run: Run = {
  id: 'run-1',
  trigger: 'manual',
  mode: 'apply',
  startedAt: '2026-11-02T06:00:00.000Z',
  policyDigest: 'd'.repeat(64),
};

export const caseRecord = (overrides: Partial<CaseRecord> = {}): CaseRecord => ({
  account: '111111111111',
  accountName: 'web',
  rule: 'root-access-key',
  generation: 1,
  state: 'pending',
  fingerprint: 'f'.repeat(64),
  severity: 'critical',
  reason: 'unused',
  message: 'Key …AAAA was never used.',
  evidence: {},
  openedAt: '2026-11-02T06:00:00.000Z',
  expiresAt: '2026-11-09T06:00:00.000Z',
  runId: 'run-1',
  expiriesInARow: 0,
  timeline: [],
  revision: 1,
  writeId: 'w',
  ...overrides,
});
