import type { CaseRecord } from '../../../lib/domain/cases/case';
import { beginDeleting, holdsCase, markFailed, markStale, mayAct } from '../../../lib/domain/cases/act';
import { closedStates } from '../../../lib/domain/cases/closed';
import { CaseClosedError } from '../../../lib/domain/errors';
import { member, now } from '../support/build';
import {
  actingRecord,
  approvedRecord,
  execution,
  keyId,
  otherExecution,
  otherKeyId,
  pendingRecord,
} from '../support/cases';

const voidAt = '2026-11-04T05:00:00.000Z';
const us = { generation: 1, execution, now };

describe('holdsCase', () => {
  it.each<[string, CaseRecord | undefined, boolean]>([
    ['the execution that redeemed the decision', actingRecord(), true],
    ['no execution of a case that is gone', undefined, false],
    ['no execution of another generation', actingRecord({ generation: 2 }), false],
    ['no other execution', actingRecord({ redeemedBy: otherExecution }), false],
    ['nobody before the decision is redeemed', approvedRecord({ redeemedBy: execution }), false],
    ['nobody after the case is closed', actingRecord({ state: 'done' }), false],
  ])('is true for %s', (_, record, holds) => {
    expect(holdsCase(record, us)).toBe(holds);
  });
});

describe('mayAct', () => {
  it('lets the execution act that redeemed the approval', () => {
    const record = actingRecord();
    expect(mayAct(record, us)).toEqual({ kind: 'act', record });
  });

  it.each<[string, CaseRecord | undefined]>([
    ['the case is gone', undefined],
    ['another execution redeemed it', actingRecord({ redeemedBy: otherExecution })],
    ['it is closed', actingRecord({ state: 'stale' })],
    ['a person did the work', actingRecord({ decision: 'done' })],
  ])('stops without a word when %s', (_, record) => {
    expect(mayAct(record, us)).toEqual({ kind: 'stale' });
  });

  it('ends an approval that is 48 hours old', () => {
    const record = actingRecord();
    expect(mayAct(record, { ...us, now: voidAt })).toEqual({ kind: 'stale', after: markStale(record, 'void', voidAt) });
  });

  it('deletes nothing more after 48 hours, and has what was begun verified', () => {
    expect(mayAct(actingRecord({ deleting: [keyId] }), { ...us, now: voidAt })).toEqual({ kind: 'verify' });
  });
});

describe('beginDeleting', () => {
  it('keeps the full ids apart and shows their last four characters', () => {
    const record = actingRecord();
    expect(beginDeleting(record, [keyId, otherKeyId], now)).toEqual({
      ...record,
      deleting: [keyId, otherKeyId],
      timeline: [...record.timeline, { at: now, event: 'acting', by: 'rootward', detail: 'deleting …1111, …2222' }],
      revision: 4,
      writeId: `delete/${execution}/${member}/root-access-key/1/4`,
    });
  });

  it('forgets none of the ids of an earlier attempt', () => {
    const record = actingRecord({ deleting: [keyId, otherKeyId] });
    expect(beginDeleting(record, [otherKeyId], now).deleting).toEqual([keyId, otherKeyId]);
    expect(beginDeleting(record, [], now).timeline.at(-1)?.detail).toBe('deleting nothing more');
  });
});

describe('the end of an attempt', () => {
  it.each([
    ['stale', markStale],
    ['failed', markFailed],
  ] as const)('is %s, with the reason', (state, mark) => {
    const record = actingRecord();
    expect(mark(record, 'why', now)).toEqual({
      ...record,
      state,
      closedAt: now,
      timeline: [...record.timeline, { at: now, event: state, by: 'rootward', detail: 'why' }],
      revision: 4,
      writeId: `${state}/${execution}/${member}/root-access-key/1/4`,
    });
  });

  it('can come before anybody redeemed anything', () => {
    expect(markStale(pendingRecord(), 'why', now)).toMatchObject({
      state: 'stale',
      writeId: `stale/nobody/${member}/root-access-key/1/2`,
    });
  });

  it.each(closedStates)('comes once: a case that is %s stays so', (state) => {
    const record = actingRecord({ state });
    expect(() => markStale(record, 'why', now)).toThrow(CaseClosedError);
    expect(() => markFailed(record, 'why', now)).toThrow(
      `Case ${member} root-access-key, generation 1, is ${state} and cannot become failed.`,
    );
  });
});
