import type { CaseRecord } from '../../../lib/domain/cases/case';
import type { DecisionRequest } from '../../../lib/domain/cases/decision-request';
import { now } from '../support/build';
import { approversPolicy, lead, pendingRecord, second, stranger } from '../support/cases';
import { answer, writeId } from '../support/decide';

describe('four eyes', () => {
  const fourEyes = approversPolicy(2);
  const earlier = '2026-11-01T08:00:00.000Z';
  const half = pendingRecord({ decision: 'approve', approvals: [{ by: lead, at: earlier }] });

  it('waits for a second approver', () => {
    const record = pendingRecord();
    expect(answer(record, {}, fourEyes)).toEqual({
      kind: 'decided',
      after: {
        ...record,
        decision: 'approve',
        approvals: [{ by: lead, at: now }],
        timeline: [...record.timeline, { at: now, event: 'approved', by: lead, detail: 'Nobody knows the key' }],
        revision: 2,
        writeId: writeId(`decide/approve/${lead}`),
      },
    });
  });

  it('is decided by the second one', () => {
    expect(answer(half, { by: second }, fourEyes)).toMatchObject({
      kind: 'decided',
      after: {
        state: 'approved',
        decidedBy: second,
        decidedAt: now,
        approvals: [
          { by: lead, at: earlier },
          { by: second, at: now },
        ],
      },
    });
  });

  it('counts nobody twice, however the address is written', () => {
    expect(answer(half, { by: lead.toUpperCase() }, fourEyes)).toEqual({ kind: 'decided' });
  });

  it('lets one approver reject what another approved', () => {
    expect(answer(half, { by: second, decision: 'reject' }, fourEyes)).toMatchObject({ after: { state: 'rejected' } });
  });

  it('counts only those who are approvers still', () => {
    const record = pendingRecord({ decision: 'approve', approvals: [{ by: stranger, at: earlier }] });
    const { kind, ...rest } = answer(record, {}, fourEyes);
    expect(kind).toBe('decided');
    expect(rest).toMatchObject({ after: { state: 'pending', approvals: [{ by: lead, at: now }] } });
  });

  it('lets the one who approved say so again once the policy asks for one only', () => {
    expect(answer(half)).toMatchObject({
      after: { state: 'approved', decidedBy: lead, decidedAt: now, approvals: [{ by: lead, at: earlier }] },
    });
  });

  const accept = { decision: 'accept' } as const;
  const decisionOf = (record: CaseRecord, request: Partial<DecisionRequest>) => {
    const decided = answer(record, request, approversPolicy(2));
    if (decided.kind !== 'decided' || decided.after === undefined) throw new Error(`It is ${decided.kind}.`);
    return decided.after;
  };

  it('lets nobody accept a risk alone, and ends it on the earlier of both days', () => {
    const one = decisionOf(pendingRecord(), { ...accept, until: '2027-06-30' });
    expect(one).toMatchObject({ state: 'pending', decision: 'accept' });
    expect(one.acceptedUntil).toBeUndefined();
    const both = decisionOf(one, { ...accept, by: second, until: '2027-01-31' });
    expect(both).toMatchObject({ state: 'accepted', acceptedUntil: '2027-01-31', decidedBy: second, closedAt: now });
    expect(both.timeline.slice(-2).map(({ event, by }) => [event, by])).toEqual([
      ['accepted', lead],
      ['accepted', second],
    ]);
  });

  it('lets others choose afresh when everybody who agreed has left the approvers', () => {
    const lapsed = pendingRecord({ decision: 'done', approvals: [{ by: 'gone@harbor.example', at: earlier }] });
    const one = decisionOf(lapsed, { decision: 'approve', by: second });
    expect(one).toMatchObject({ state: 'pending', decision: 'approve', approvals: [{ by: second, at: now }] });
    const mixed = pendingRecord({
      decision: 'done',
      approvals: ['gone@harbor.example', lead].map((by) => ({ by, at: earlier })),
    });
    expect(answer(mixed, { decision: 'approve', by: second }, fourEyes)).toMatchObject({
      kind: 'refused',
      detail: 'not-possible',
    });
  });

  const acceptedBefore = (until: string): CaseRecord =>
    pendingRecord({ ...accept, approvals: [{ by: lead, at: earlier, until }] });

  it('takes no account of an acceptance whose last day is over', () => {
    const late = decisionOf(acceptedBefore('2026-11-01'), { ...accept, by: second, until: '2027-01-31' });
    expect(late).toMatchObject({ state: 'pending', approvals: [{ by: second, at: now, until: '2027-01-31' }] });
    expect(late.acceptedUntil).toBeUndefined();
    expect(decisionOf(late, { ...accept, until: '2027-02-28' })).toMatchObject({ acceptedUntil: '2027-01-31' });
  });

  it('counts an acceptance on its last day still', () => {
    const both = decisionOf(acceptedBefore('2026-11-02'), { ...accept, by: second, until: '2027-01-31' });
    expect(both).toMatchObject({ state: 'accepted', acceptedUntil: '2026-11-02' });
  });

  it('lets the one who accepted name another day, and has it once', () => {
    const again = decisionOf(acceptedBefore('2026-12-01'), { ...accept, until: '2027-03-31' });
    expect(again).toMatchObject({ state: 'pending', approvals: [{ by: lead, at: now, until: '2027-03-31' }] });
    expect(again.approvals).toHaveLength(1);
    const both = decisionOf(again, { ...accept, by: second, until: '2027-06-30' });
    expect(both).toMatchObject({ state: 'accepted', acceptedUntil: '2027-03-31' });
    expect(answer(acceptedBefore('2026-12-01'), { ...accept, until: '2026-12-01' }, fourEyes)).toEqual({
      kind: 'decided',
    });
  });

  it.each([
    ['approve', 'done'],
    ['approve', 'accept'],
    ['accept', 'approve'],
    ['done', 'accept'],
  ] as const)('does not add up %s and %s', (first, other) => {
    const one = decisionOf(pendingRecord(), { decision: first });
    expect(answer(one, { decision: other, by: second }, approversPolicy(2))).toMatchObject({ detail: 'not-possible' });
    expect(answer(one, { decision: 'reject', by: second }, approversPolicy(2)).kind).toBe('decided');
  });
});
