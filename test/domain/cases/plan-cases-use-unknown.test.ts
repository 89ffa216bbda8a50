import type { CaseRecord, CaseState } from '../../../lib/domain/cases/case';
import { unknown } from '../../../lib/domain/fact';
import { keyOf } from '../support/build';
import { before, changes, snapshotWith, stored } from '../support/plan-cases';

const unreadUse = keyOf({
  lastUsedAt: undefined,
  lastUseUnknown: unknown('throttled', 'iam:GetAccessKeyLastUsed as root was throttled.'),
});

describe('a key whose last use could not be read', () => {
  it('opens a case', () => {
    expect(changes([snapshotWith([unreadUse])], []).map(({ after }) => [after.state, after.reason])).toEqual([
      ['pending', 'use-unknown'],
    ]);
  });

  it.each<[CaseState, Partial<CaseRecord>]>([
    ['pending', {}],
    ['queued', { timeline: [] }],
    ['accepted', { acceptedUntil: '2026-12-01', closedAt: before }],
    ['rejected', { decidedAt: before, closedAt: before }],
  ])('replaces no question and undoes no answer about the same key: %s', (state, rest) => {
    const record = stored({ state, ...rest });
    const after = changes([snapshotWith([unreadUse])], [record]).map((change) => change.after);
    expect(after.map(({ reason, generation }) => [reason, generation])).toEqual(
      state === 'queued' ? [['unused', 1]] : [],
    );
  });

  it('is a new question when the key is another one', () => {
    const other = { ...unreadUse, id: 'AKIAPAYMENTSBBBB2222' };
    const [change] = changes([snapshotWith([other])], [stored()]);
    expect([change?.closes?.state, change?.after.reason]).toEqual(['stale', 'use-unknown']);
  });

  it('is asked about anew once the last use is read', () => {
    const [open] = changes([snapshotWith([unreadUse])], []);
    const record = { ...(open?.after ?? stored()), openedAt: before };
    const [change] = changes([snapshotWith()], [record]);
    expect([change?.closes?.state, change?.after.reason]).toEqual(['stale', 'unused']);
  });
});
