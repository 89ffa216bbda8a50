import type { CaseRecord } from '../../../lib/domain/cases/case';
import { keyOf, member, now, policyOf } from '../support/build';
import {
  before,
  changes,
  closedAs,
  event,
  fingerprint,
  opened,
  plan,
  snapshotWith,
  stored,
} from '../support/plan-cases';

describe('a finding without a case', () => {
  it('opens the first generation, which keeps full ids and expires after expiresAfterDays', () => {
    expect(changes([snapshotWith()], [])).toEqual([{ after: opened() }]);
  });

  it('opens nothing where the run may not ask, or where the rule is excluded', () => {
    const policy = policyOf({
      exclusions: [{ account: member, rules: ['root-access-key'], reason: 'Migration', until: '2027-03-31' }],
    });
    expect(changes([snapshotWith()], [], { asks: false })).toEqual([]);
    expect(changes([snapshotWith()], [], { policy })).toEqual([]);
  });
});

describe('a finding with a pending case', () => {
  it('changes nothing while it is the same', () => {
    expect(changes([snapshotWith()], [stored()])).toEqual([]);
  });

  it('brings evidence up to date, in whatever order a store gives it back, without another generation', () => {
    const used = keyOf({ lastUsedAt: '2026-01-01T00:00:00.000Z' });
    const reordered = stored({ evidence: { keys: [Object.fromEntries(Object.entries(keyOf()).toReversed())] } });
    expect(changes([snapshotWith()], [reordered])).toEqual([]);
    expect(changes([snapshotWith([used])], [stored()])).toEqual([
      {
        before: stored(),
        after: {
          ...stored(),
          message:
            'The root user has an active access key without recent use: active key …1111, created 2020-01-01, last used 2026-01-01.',
          evidence: { keys: [used] },
          revision: 2,
          writeId: `run-1/${member}/root-access-key/1`,
        },
      },
    ]);
  });

  it('keeps where the account is and who its root user is, and brings both up to date', () => {
    const [opened] = changes([snapshotWith()], []);
    expect(opened?.after).toMatchObject({ unit: 'ou-h4rb-workload', rootEmail: 'aws+payments@harbor.example' });
    const moved = stored({ unit: 'ou-h4rb-elsewhere', unitName: 'Elsewhere' });
    const [change] = changes([snapshotWith()], [moved]);
    expect(change?.after).toMatchObject({ unit: 'ou-h4rb-workload', generation: 1, unitName: undefined });
  });

  it('gives a case of an older version its unit, and changes nothing else', () => {
    const { unit, rootEmail, ...older } = stored();
    expect(changes([snapshotWith()], [older])).toEqual([
      {
        before: older,
        after: { ...older, unit, rootEmail, revision: 2, writeId: `run-1/${member}/root-access-key/1` },
      },
    ]);
  });

  it('keeps the name of a unit that this run cannot name', () => {
    expect(changes([snapshotWith()], [stored({ unitName: 'Workloads' })])).toEqual([]);
  });

  it('supersedes it at once when the fingerprint changed, in one change', () => {
    const pending = stored({ fingerprint: 'other', revision: 4 });
    expect(changes([snapshotWith()], [pending])).toEqual([
      {
        before: pending,
        closes: closedAs(pending, 'stale', event('superseded', 'changed')),
        after: opened({ generation: 2, revision: 6 }),
      },
    ]);
  });

  it('expires it when it is overdue, and asks again', () => {
    const overdue = stored({ expiresAt: now });
    expect(changes([snapshotWith()], [overdue])).toEqual([
      {
        before: overdue,
        closes: closedAs(overdue, 'expired', event('expired', '')),
        after: opened({ generation: 2, revision: 3, expiriesInARow: 1 }),
      },
    ]);
  });

  it('does not ask a third time by the mere passing of time', () => {
    const overdue = stored({ generation: 2, expiresAt: now, expiriesInARow: 1 });
    const planned = plan([snapshotWith()], [overdue]);
    expect(planned.changes).toEqual([{ before: overdue, after: closedAs(overdue, 'expired', event('expired', '')) }]);
    expect(planned.nobodyDecides.map(({ account, judgement }) => [account.id, judgement.rule])).toEqual([
      [member, 'root-access-key'],
    ]);
  });
});

describe('a finding with a case that is over', () => {
  const over = { closedAt: before, revision: 3 };
  const until = (acceptedUntil: string) => stored({ ...over, state: 'accepted', acceptedUntil });
  const rejected = (decidedAt: string) => stored({ ...over, state: 'rejected', decidedAt });

  it.each<[string, CaseRecord]>([
    ['expired once', stored({ ...over, state: 'expired' })],
    ['stale', stored({ ...over, state: 'stale' })],
    ['failed', stored({ ...over, state: 'failed' })],
    ['done, and found again', stored({ ...over, state: 'done' })],
    ['accepted until yesterday', until('2026-11-01')],
    ['accepted without an end', stored({ ...over, state: 'accepted' })],
    ['rejected 30 days ago', rejected('2026-10-03T06:00:00.000Z')],
    ['rejected, changed since', { ...rejected(before), fingerprint: 'other' }],
    ['accepted, changed since', { ...until('2027-01-01'), fingerprint: 'other' }],
    ['expired twice, changed since', stored({ ...over, state: 'expired', expiriesInARow: 1, fingerprint: 'other' })],
  ])('opens the next generation: %s', (_name, record) => {
    const expiriesInARow = record.state === 'expired' && record.fingerprint === fingerprint ? 1 : 0;
    expect(changes([snapshotWith()], [record])).toEqual([
      { before: record, after: opened({ generation: 2, revision: 4, expiriesInARow }) },
    ]);
  });

  it.each<[string, CaseRecord]>([
    ['accepted until today', until('2026-11-02')],
    ['rejected less than 30 days ago', rejected('2026-10-03T06:00:00.001Z')],
    ['rejected at a time that is not known, closed this morning', stored({ ...over, state: 'rejected' })],
    ['approved, changed since', stored({ state: 'approved', fingerprint: 'other' })],
    ['acting, changed since', stored({ state: 'acting', fingerprint: 'other' })],
    ['said to be done, not verified yet', stored({ state: 'done' })],
    ['closed after the account was read', stored({ ...over, state: 'done', closedAt: '2026-11-02T06:00:00.001Z' })],
    ['opened after the account was read', stored({ fingerprint: 'other', openedAt: '2026-11-02T06:00:00.001Z' })],
  ])('leaves it: %s', (_name, record) => {
    expect(plan([snapshotWith()], [record])).toMatchObject({ changes: [], nobodyDecides: [] });
  });

  it('says that nobody decides when two generations expired in a row', () => {
    const planned = plan([snapshotWith()], [stored({ ...over, state: 'expired', generation: 2, expiriesInARow: 1 })]);
    expect([planned.changes, planned.nobodyDecides.length]).toEqual([[], 1]);
  });

  it('goes by the newest generation, whatever stands beside it', () => {
    const newest = stored({ generation: 3, revision: 9 });
    const archived = [stored({ ...over, state: 'expired' }), stored({ ...over, state: 'stale', generation: 3 })];
    expect(changes([snapshotWith()], [newest, ...archived])).toEqual([]);
    expect(changes([snapshotWith()], [...archived, newest])).toEqual([]);
  });
});
