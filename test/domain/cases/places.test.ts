import type { CaseRecord } from '../../../lib/domain/cases/case';
import { byPlace, type Candidate } from '../../../lib/domain/cases/places';
import type { Severity } from '../../../lib/domain/finding';
import { accountOf, now, recordOf } from '../support/build';

const candidate = (id: string, stored?: Partial<CaseRecord>, severity: Severity = 'critical'): Candidate => ({
  subject: {
    account: accountOf({ id }),
    judgement: { ...recordOf(), severity, verdict: 'violation' },
    fingerprint: '',
    evidence: {},
    readAt: now,
  },
  stored: stored && recordOf({ account: id, ...stored }),
});
const asked = [{ at: now, event: 'asked' as const, by: 'rootward', detail: '' }];
const order = (...candidates: readonly Candidate[]) =>
  candidates.toSorted(byPlace).map(({ subject }) => subject.account.id);

describe('places of the day', () => {
  it('go to the most severe first, whoever waited', () => {
    expect(order(candidate('1', { state: 'queued', timeline: [] }, 'high'), candidate('2'))).toEqual(['2', '1']);
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['was rejected', { state: 'rejected', closedAt: '2026-01-01T06:00:00.000Z', timeline: asked }],
    ['expired', { state: 'expired', closedAt: '2026-01-01T06:00:00.000Z', timeline: asked }],
    ['waits again in the queue', { state: 'queued', generation: 2, timeline: [], askedBefore: true }],
  ])('go to those about which nobody was ever asked before one that %s', (_, stored) => {
    expect(order(candidate('1', stored), candidate('2'), candidate('3', { state: 'queued', timeline: [] }))).toEqual([
      '3',
      '2',
      '1',
    ]);
  });

  it('go to whoever has waited longest, not to the lowest account number', () => {
    const queued = (id: string, openedAt: string) => candidate(id, { state: 'queued', timeline: [], openedAt });
    expect(
      order(candidate('1'), queued('2', '2026-11-01T06:00:00.000Z'), queued('3', '2026-10-31T06:00:00.000Z')),
    ).toEqual(['3', '2', '1']);
    const closed = (id: string, closedAt: string) => candidate(id, { state: 'failed', closedAt, timeline: asked });
    expect(order(closed('1', '2026-11-01T06:00:00.000Z'), closed('2', '2026-10-31T06:00:00.000Z'))).toEqual(['2', '1']);
  });

  it('go by account where nothing else tells them apart', () => {
    expect(order(candidate('2'), candidate('1'))).toEqual(['1', '2']);
  });

  it('treat a superseded case about which nobody was asked as never asked', () => {
    const unasked = candidate('1', { state: 'stale', closedAt: now, timeline: [] });
    expect(
      order(candidate('0', { state: 'stale', closedAt: '2026-01-01T06:00:00.000Z', timeline: asked }), unasked),
    ).toEqual(['1', '0']);
  });
});
