import { renderReportHtml } from '../../../lib/views/report/report-html';
import type { Report } from '../../../lib/domain/runs/report';

const ids = (many: number): readonly string[] =>
  Array.from({ length: many }, (_, index) => String(200_000_000_000 + index));

const readByRole = (many: number): string => {
  const accounts = ids(many);
  const report: Report = {
    schemaVersion: 1,
    run: {
      id: 'run-1',
      trigger: 'manual',
      mode: 'plan',
      startedAt: '2026-11-28T06:00:00.000Z',
      finishedAt: '2026-11-28T06:05:00.000Z',
      policyDigest: 'd',
    },
    organization: { id: 'o-creekcreek', findings: [] },
    lookedFrom: {
      account: '100000000001',
      place: 'management-account',
      sees: [],
      doesNotSee: [],
      role: 'Audit',
      readByRole: accounts,
      noRootSession: [{ why: 'root credentials are not managed centrally.', accounts }],
    },
    accounts: [],
    totals: {
      accounts: 0,
      coverage: { read: 0, incomplete: 0, skipped: 0 },
      byOutcome: {},
      byRule: {},
      awsCalls: {},
      throttled: 0,
    },
  };
  return renderReportHtml(report);
};

test('few members that a role read are named with the reason, many are counted: the head of a report stays short', () => {
  expect(readByRole(2)).toContain('200000000000, 200000000001: root credentials are not managed centrally.');
  const many = readByRole(1000);
  expect(many).toContain('1000 accounts: root credentials are not managed centrally.');
  expect(many).not.toContain('200000000999');
});
