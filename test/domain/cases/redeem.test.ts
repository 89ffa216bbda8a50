import type { CaseRecord } from '../../../lib/domain/cases/case';
import { closedStates } from '../../../lib/domain/cases/closed';
import { redeem, type Redemption } from '../../../lib/domain/cases/redeem';
import { member, now } from '../support/build';
import {
  actingRecord,
  approvedRecord,
  approversPolicy,
  execution,
  keyId,
  lead,
  otherExecution,
  pendingRecord,
  redemptionOf,
  second,
  stranger,
} from '../support/cases';

const at = (hours: number) => new Date(Date.parse('2026-11-02T05:00:00.000Z') + hours * 3_600_000).toISOString();

const redeemed = (record: CaseRecord | undefined, redemption: Partial<Redemption> = {}) =>
  redeem(record, redemptionOf(redemption));

/** The record after one write of the redeeming execution. */
const after = (
  record: CaseRecord,
  set: Partial<CaseRecord>,
  {
    event,
    detail,
    by = execution,
    time = now,
  }: { event: 'acting' | 'expired' | 'stale' | 'failed'; detail: string; by?: string; time?: string },
): CaseRecord => ({
  ...record,
  ...set,
  timeline: [...record.timeline, { at: time, event, by: 'rootward', detail }],
  revision: record.revision + 1,
  writeId: `redeem/${by}/${member}/${record.rule}/1/${record.revision + 1}`,
});

const acting = { state: 'acting', redeemedBy: execution } as const;

describe('nothing to redeem', () => {
  it.each<[string, CaseRecord | undefined]>([
    ['a case that is gone', undefined],
    ['another generation', approvedRecord({ generation: 2 })],
    ['a queued case', pendingRecord({ state: 'queued' })],
    ...closedStates.map((state): [string, CaseRecord] => [`a case that is ${state}`, approvedRecord({ state })]),
  ])('closes %s', (_, record) => {
    expect(redeemed(record)).toEqual({ kind: 'closed' });
  });
});

describe('a pending case', () => {
  it('waits until the last millisecond', () => {
    const until = '2026-11-02T06:00:00.001Z';
    expect(redeemed(pendingRecord({ expiresAt: until }))).toEqual({ kind: 'wait', until });
  });

  it('never expires while nobody could be asked; the execution only looks again later', () => {
    const unasked = pendingRecord({ expiresAt: '2026-10-01T06:00:00.000Z', askedAt: undefined });
    expect(redeemed(unasked)).toEqual({ kind: 'wait', until: '2026-11-09T06:00:00.000Z' });
  });

  it('tells those whose agreement is missing before it waits on', () => {
    const record = pendingRecord({ decision: 'done', approvals: [{ by: lead, at: now }] });
    const redemption = redemptionOf({ policy: approversPolicy(2) });
    expect(redeem(record, redemption)).toEqual({ kind: 'tell', until: record.expiresAt });
    const told = {
      ...record,
      timeline: [{ at: now, event: 'reminded' as const, by: 'rootward', detail: '', to: [second] }],
    };
    expect(redeem(told, redemption).kind).toBe('wait');
  });

  it('is expired at the very instant', () => {
    const record = pendingRecord({ expiresAt: now });
    expect(redeemed(record)).toEqual({
      kind: 'closed',
      after: after(record, { state: 'expired', closedAt: now }, { event: 'expired', detail: '' }),
    });
  });
});

describe('an approved case', () => {
  it('is acted on by the execution that redeems it', () => {
    const record = approvedRecord();
    expect(redeemed(record)).toEqual({
      kind: 'act',
      after: after(record, acting, { event: 'acting', detail: 'approve' }),
    });
  });

  it('is verified when a person did the work', () => {
    const record = approvedRecord({ rule: 'root-mfa', decision: 'done' });
    expect(redeemed(record)).toEqual({
      kind: 'verify',
      after: after(record, acting, { event: 'acting', detail: 'done' }),
    });
  });

  it.each<[string, Partial<CaseRecord>, Partial<Redemption>, string]>([
    ['somebody approved who no longer may', { approvals: [{ by: stranger, at: now }] }, {}, 'approvers-changed'],
    [
      'one of two no longer may',
      {
        approvals: [
          { by: lead, at: now },
          { by: stranger, at: now },
        ],
      },
      {},
      'approvers-changed',
    ],
    ['the policy now asks for more', {}, { policy: approversPolicy(2) }, 'approvers-changed'],
    [
      'one person stands there twice',
      {
        approvals: [
          { by: lead, at: now },
          { by: lead.toUpperCase(), at: now },
        ],
      },
      { policy: approversPolicy(2) },
      'approvers-changed',
    ],
    ['nobody is named', { approvals: undefined }, {}, 'approvers-changed'],
    ['the decision is 48 hours old', {}, { now: at(48) }, 'void'],
    ['nobody knows when it was decided', { decidedAt: undefined }, {}, 'void'],
    ['nobody knows what was decided', { decision: undefined }, {}, 'void'],
    ['it was rejected', { decision: 'reject' }, {}, 'void'],
  ])('is stale when %s', (_, overrides, redemption, detail) => {
    const record = approvedRecord(overrides);
    const time = redemption.now ?? now;
    expect(redeemed(record, redemption)).toEqual({
      kind: 'closed',
      after: after(record, { state: 'stale', closedAt: time }, { event: 'stale', detail, time }),
    });
  });

  it('counts until the last millisecond of the 48 hours, also after the question expired', () => {
    const time = new Date(Date.parse(at(48)) - 1).toISOString();
    expect(redeemed(approvedRecord({ expiresAt: now }), { now: time }).kind).toBe('act');
  });

  it('is acted on when two approved and two must', () => {
    const approvals = [
      { by: lead, at: now },
      { by: second, at: now },
    ];
    expect(redeemed(approvedRecord({ approvals }), { policy: approversPolicy(2) }).kind).toBe('act');
  });
});

describe('a case that is acted on', () => {
  it.each([
    ['act', 'approve'],
    ['verify', 'done'],
  ] as const)('is ours when we redeemed it, and nothing is written again: %s', (kind, decision) => {
    expect(redeemed(actingRecord({ decision }))).toEqual({ kind });
  });

  const elsewhere = (overrides: Partial<CaseRecord> = {}) => actingRecord({ redeemedBy: otherExecution, ...overrides });
  const takenOver = (record: CaseRecord, time = now) =>
    after(record, acting, { event: 'acting', detail: 'taken over', time });

  it.each([true, undefined])('is left to another execution unless that is known to be over (runs: %s)', (ownerRuns) => {
    expect(redeemed(elsewhere(), { ownerRuns })).toEqual({ kind: 'closed' });
  });

  it('is redeemed again when the other execution is gone before anything was deleted', () => {
    const record = elsewhere();
    expect(redeemed(record, { ownerRuns: false })).toEqual({
      kind: 'act',
      after: after(record, acting, { event: 'acting', detail: 'approve' }),
    });
  });

  it('is not redeemed again when an approver left meanwhile', () => {
    const record = elsewhere({ approvals: [{ by: stranger, at: now }] });
    expect(redeemed(record, { ownerRuns: false })).toMatchObject({
      kind: 'closed',
      after: { state: 'stale', timeline: [{}, { detail: 'approvers-changed' }] },
    });
  });

  it('goes on with a deletion that had begun', () => {
    const record = elsewhere({ deleting: [keyId] });
    expect(redeemed(record, { ownerRuns: false })).toEqual({ kind: 'act', after: takenOver(record) });
  });

  it('only reads what a deletion came to that had begun 48 hours ago', () => {
    const record = elsewhere({ deleting: [keyId] });
    expect(redeemed(record, { ownerRuns: false, now: at(48) })).toEqual({
      kind: 'verify',
      after: takenOver(record, at(48)),
    });
  });

  it('is void after 48 hours when nothing was deleted', () => {
    expect(redeemed(elsewhere(), { ownerRuns: false, now: at(48) })).toMatchObject({
      kind: 'closed',
      after: { state: 'stale', timeline: [{}, { detail: 'void' }] },
    });
  });

  it('is verified at any age, because reading does no harm', () => {
    const record = elsewhere({ decision: 'done' });
    expect(redeemed(record, { ownerRuns: false, now: at(500) })).toEqual({
      kind: 'verify',
      after: takenOver(record, at(500)),
    });
  });

  it('fails when ten executions died over it', () => {
    const event = { at: now, event: 'acting', by: 'rootward', detail: 'taken over' } as const;
    const record = elsewhere({ decision: 'done', timeline: Array.from({ length: 10 }, () => event) });
    expect(redeemed(record, { ownerRuns: false })).toEqual({
      kind: 'closed',
      after: after(record, { state: 'failed', closedAt: now }, { event: 'failed', detail: 'unverified' }),
    });
  });
});
