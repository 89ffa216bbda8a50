import type { CaseRecord } from '../../../lib/domain/cases/case';
import { markStale } from '../../../lib/domain/cases/act';
import { planCases } from '../../../lib/domain/cases/plan-cases';
import { verified } from '../../../lib/domain/cases/verify';
import { known } from '../../../lib/domain/fact';
import { inspect } from '../../../lib/domain/runs/inspect';
import { keyOf, member, now, policyOf, runOf, snapshotOf } from '../support/build';
import { actingRecord, approvedRecord, lead, pendingRecord } from '../support/cases';

const policy = policyOf();
const closedAt = '2026-11-02T05:30:00.000Z';

/** The planned changes of a run that finds one key in the account, read at `now`. */
function planned(stored: CaseRecord) {
  const { account, ...snapshot } = snapshotOf({ root: { accessKeys: known([keyOf()]) } });
  const inspection = inspect({ account, ...snapshot }, policy, now);
  const accounts = [{ account, inspection, asks: true }];
  const { changes } = planCases({ accounts, cases: [stored], whole: true }, { run: runOf(), policy, now });
  return { changes, fingerprint: inspection.fingerprints['root-access-key'] };
}

const violation = { ...pendingRecord(), verdict: 'violation', evidence: {} } as const;
const refuted = verified(actingRecord({ decision: 'done' }), violation, { now: closedAt, last: false });

describe('a run after a decision', () => {
  it.each<[string, CaseRecord | undefined]>([
    ['refuted by verification', refuted.kind === 'failed' ? refuted.after : undefined],
    ['void after 48 hours', markStale(approvedRecord(), 'void', closedAt)],
    ['about keys that changed', markStale(actingRecord(), 'changed', closedAt)],
    [
      'that one of two had given when the finding changed',
      pendingRecord({ fingerprint: 'older', decision: 'approve', approvals: [{ by: lead, at: closedAt }] }),
    ],
  ])('asks anew when it was one %s, and takes nothing of it over', (_, stored) => {
    const { changes, fingerprint } = planned(stored ?? pendingRecord());
    const [last] = changes.map(({ closes, before }) => closes ?? before);
    expect(last).toMatchObject({ state: expect.stringMatching(/^(stale|failed)$/) });
    expect(changes.map(({ after }) => after)).toEqual([
      {
        ...pendingRecord(),
        generation: 2,
        askedAt: undefined,
        previous: { state: last?.state, detail: expect.any(String), ...(last?.decidedBy ? { by: lead } : {}) },
        earlierOpenings: 0,
        fingerprint,
        reason: 'unused',
        message: expect.any(String),
        openedAt: now,
        expiresAt: '2026-11-09T06:00:00.000Z',
        runId: 'run-1',
        timeline: [{ at: now, event: 'opened', by: 'rootward', detail: 'unused' }],
        revision: (last?.revision ?? 0) + 1,
        writeId: `run-1/${member}/root-access-key/2`,
      },
    ]);
  });

  it.each([approvedRecord({ fingerprint: 'older' }), actingRecord({ fingerprint: 'older' })])(
    'leaves what is $state to the workflow, whatever it finds',
    (stored) => {
      expect(planned(stored).changes).toEqual([]);
    },
  );
});
