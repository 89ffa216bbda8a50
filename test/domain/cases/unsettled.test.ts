import type { CaseRecord } from '../../../lib/domain/cases/case';
import { isUnsettled } from '../../../lib/domain/cases/unsettled';
import type { LastRun } from '../../../lib/domain/runs/last-run';
import { pendingRecord } from '../support/cases';
import { member, summaryWith } from '../support/build';

const [runAt, since] = ['2026-11-02T06:00:00.000Z', '2026-11-02T09:00:00.000Z'];
const before = '2026-11-01T09:00:00.000Z';

const ended = (state: CaseRecord['state'], detail: string, closedAt = since): CaseRecord =>
  pendingRecord({
    state,
    closedAt,
    timeline: [
      { at: closedAt, event: state === 'done' ? 'closed' : 'stale', by: 'rootward', detail },
      { at: closedAt, event: 'told', by: 'rootward', detail: 'lead@harbor.example' },
    ],
  });

const lastRun = (...unasked: string[]): LastRun => ({
  startedAt: runAt,
  summary: summaryWith({ asOf: runAt }),
  unasked,
});

test.each([
  ['failed', 'unverified'],
  ['failed', 'not-done'],
  ['expired', ''],
  ['stale', 'used'],
  ['stale', 'void'],
  ['stale', 'approvers-changed'],
  ['stale', 'plan-mode'],
] as const)('a case that ended %s (%s) since the last run stays in sight', (state, detail) => {
  expect(isUnsettled(ended(state, detail), lastRun())).toBe(true);
  expect(isUnsettled(ended(state, detail), undefined)).toBe(true);
});

test.each([
  ['stale', 'gone'],
  ['stale', 'excluded'],
  ['stale', 'policy'],
  ['stale', 'SUSPENDED'],
  ['stale', 'covered'],
  ['stale', 'kind-unknown'],
  ['done', 'resolved'],
  ['rejected', 'Not now'],
  ['accepted', 'until 2027-01-31: Known'],
] as const)('a case that ended %s (%s) is settled', (state, detail) => {
  expect(isUnsettled(ended(state, detail), lastRun(`${member}/root-access-key`))).toBe(false);
});

test('one that ended before the last run stays only where the run found it and asked nobody', () => {
  const record = ended('expired', '', before);
  expect(isUnsettled(record, lastRun(`${member}/root-access-key`))).toBe(true);
  expect(isUnsettled(record, lastRun(`${member}/root-mfa`))).toBe(false);
});
