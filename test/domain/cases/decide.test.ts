import {
  type CaseRecord,
  type CaseState,
  caseStates,
  type Decision,
  type Refusal,
} from '../../../lib/domain/cases/case';
import { decide } from '../../../lib/domain/cases/decide';
import type { DecisionRequest } from '../../../lib/domain/cases/decision-request';
import { member, now } from '../support/build';
import { approvedRecord, approversPolicy, lead, pendingRecord, requestOf, second, stranger } from '../support/cases';

const policy = approversPolicy();
const writeId = (writer: string, revision = 2) => `${writer}/${now}/${member}/root-access-key/1/${revision}`;

const answer = (record: CaseRecord, request: Partial<DecisionRequest> = {}, given = policy) =>
  decide(record, requestOf(request), { policy: given, now });

describe('an answer that counts', () => {
  it('approves', () => {
    const record = pendingRecord();
    expect(answer(record)).toEqual({
      kind: 'decided',
      after: {
        ...record,
        state: 'approved',
        decision: 'approve',
        approvals: [{ by: lead, at: now }],
        decidedBy: lead,
        decidedAt: now,
        timeline: [...record.timeline, { at: now, event: 'approved', by: lead, detail: 'Nobody knows the key' }],
        revision: 2,
        writeId: writeId(`decide/approve/${lead}`),
      },
    });
  });

  it('says that the root work is done', () => {
    const record = pendingRecord({ rule: 'root-mfa', evidence: {} });
    expect(answer(record, { rule: 'root-mfa', decision: 'done' })).toEqual({
      kind: 'decided',
      after: {
        ...record,
        state: 'approved',
        decision: 'done',
        approvals: [{ by: lead, at: now }],
        decidedBy: lead,
        decidedAt: now,
        timeline: [...record.timeline, { at: now, event: 'done', by: lead, detail: 'Nobody knows the key' }],
        revision: 2,
        writeId: `decide/done/${lead}/${now}/${member}/root-mfa/1/2`,
      },
    });
  });

  it.each(['pending', 'approved'] as const)('rejects what is %s', (state) => {
    const record = state === 'pending' ? pendingRecord() : approvedRecord();
    expect(answer(record, { decision: 'reject', by: second })).toEqual({
      kind: 'decided',
      after: {
        ...record,
        state: 'rejected',
        decision: 'reject',
        decidedBy: second,
        decidedAt: now,
        closedAt: now,
        timeline: [...record.timeline, { at: now, event: 'rejected', by: second, detail: 'Nobody knows the key' }],
        revision: record.revision + 1,
        writeId: writeId(`decide/reject/${second}`, record.revision + 1),
      },
    });
  });

  it('accepts the risk until a day', () => {
    const record = pendingRecord();
    expect(answer(record, { decision: 'accept' })).toEqual({
      kind: 'decided',
      after: {
        ...record,
        state: 'accepted',
        decision: 'accept',
        decidedBy: lead,
        decidedAt: now,
        closedAt: now,
        acceptedUntil: '2027-01-31',
        approvals: [{ by: lead, at: now, until: '2027-01-31' }],
        timeline: [
          ...record.timeline,
          { at: now, event: 'accepted', by: lead, detail: 'until 2027-01-31: Nobody knows the key' },
        ],
        revision: 2,
        writeId: writeId(`decide/accept/${lead}`),
      },
    });
  });

  it('rejects an approval even after the expiry, because nothing may be done that an approver rejects', () => {
    const record = approvedRecord({ expiresAt: now });
    expect(answer(record, { decision: 'reject' })).toMatchObject({ kind: 'decided', after: { state: 'rejected' } });
  });

  it("knows an approver whatever the case of the address, and keeps the policy's spelling", () => {
    expect(answer(pendingRecord(), { by: ' Security-Lead@Harbor.example ' })).toMatchObject({
      kind: 'decided',
      after: { decidedBy: lead },
    });
  });
});

describe('an answer that does not count', () => {
  const refused = (detail: Refusal, record: CaseRecord, request: Partial<DecisionRequest> = {}) => {
    const by = request.by ?? lead;
    return {
      kind: 'refused',
      detail,
      after: {
        ...record,
        timeline: [...record.timeline, { at: now, event: 'refused', by, detail }],
        revision: record.revision + 1,
        writeId: writeId(`refuse/${request.decision ?? 'approve'}/${by}`, record.revision + 1),
      },
    };
  };
  const slot = { keys: [{ id: 'slot-1', status: 'Active' }] };

  it.each<[string, Refusal, Partial<CaseRecord>, Partial<DecisionRequest>]>([
    ['of a stranger', 'not-an-approver', {}, { by: stranger }],
    ['of a stranger to a closed case', 'not-an-approver', { state: 'done' }, { by: stranger }],
    ['at the very instant of the expiry', 'expired', { expiresAt: now }, {}],
    ['to an expired case', 'expired', { state: 'expired' }, {}],
    ['to another generation', 'closed', { generation: 2 }, {}],
    ['to something else than what is shown', 'changed', {}, { fingerprint: 'other' }],
    ['that approves what only a person can do', 'not-possible', { rule: 'root-mfa' }, { rule: 'root-mfa' }],
    ['that approves in the management account', 'not-possible', { management: true }, {}],
    ['that approves where it is not known whether it is', 'not-possible', { management: undefined }, {}],
    ['that approves what has no id', 'not-possible', { evidence: slot }, {}],
    ['that approves nothing', 'not-possible', { evidence: {} }, {}],
    ['that says "done" after an approval', 'not-possible', { decision: 'approve' }, { decision: 'done' }],
    ['that approves after a "done"', 'not-possible', { decision: 'done' }, {}],
  ])('is refused and noted: one %s', (_, detail, overrides, request) => {
    const record = pendingRecord(overrides);
    const shown = { ...refused(detail, record, request) };
    const id = shown.after.writeId.replace('root-access-key/1', `${record.rule}/${record.generation}`);
    expect(answer(record, request)).toEqual({ ...shown, after: { ...shown.after, writeId: id } });
  });

  it('is refused as changed when a run found something else and superseded the generation', () => {
    const superseded = { at: now, event: 'superseded', by: 'rootward', detail: 'changed' } as const;
    const record = pendingRecord({ state: 'stale', timeline: [superseded] });
    expect(answer(record)).toEqual(refused('changed', record));
  });

  const decisions: readonly Decision[] = ['approve', 'reject', 'accept', 'done'];
  const late = caseStates
    .flatMap((state) => decisions.map((decision) => [decision, state] as const))
    .filter(([decision, state]) => state !== 'pending' && !(state === 'approved' && decision === 'reject'));

  it.each(late)('is refused: %s of what is %s', (decision, state: CaseState) => {
    const record = pendingRecord({ state });
    expect(answer(record, { decision })).toEqual(
      refused(state === 'expired' ? 'expired' : 'closed', record, { decision }),
    );
  });

  it('is noted twenty times and no more, so that nobody can fill up the item', () => {
    const event = { at: now, event: 'refused', by: stranger, detail: 'not-an-approver' } as const;
    const record = pendingRecord({ timeline: Array.from({ length: 20 }, () => event) });
    expect(answer(record, { by: stranger })).toEqual({ kind: 'refused', detail: 'not-an-approver' });
  });

  it('notes no more of a name than an address can have', () => {
    const after = answer(pendingRecord(), { by: 'x'.repeat(1000) });
    expect(after).toMatchObject({ after: { timeline: [{}, { by: 'x'.repeat(254) }] } });
  });
});

describe('an answer that is not well-formed', () => {
  const reason = 'reason: expected 5 to 1000 characters';
  const until = 'until: expected a day (YYYY-MM-DD, UTC) after today and at most 366 days ahead';

  it.each<[string, Partial<DecisionRequest>, string]>([
    ['without a reason', { reason: '' }, reason],
    ['with a reason of blanks', { reason: '         ' }, reason],
    ['with an endless reason', { reason: 'x'.repeat(1001) }, reason],
    ['that accepts without an end', { decision: 'accept', until: undefined }, until],
    ['that accepts until no day', { decision: 'accept', until: '2027-02-30' }, until],
    ['that accepts until an instant', { decision: 'accept', until: now }, until],
    ['that accepts until today', { decision: 'accept', until: '2026-11-02' }, until],
    ['that accepts for more than a year and a day', { decision: 'accept', until: '2027-11-04' }, until],
  ])('changes nothing: one %s', (_, request, message) => {
    expect(answer(pendingRecord(), request)).toEqual({ kind: 'invalid', message });
  });

  it.each(['2026-11-03', '2027-11-03'])('may accept until %s', (until) => {
    expect(answer(pendingRecord(), { decision: 'accept', until })).toMatchObject({ after: { acceptedUntil: until } });
  });
});

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

describe('the approval of a deletion of keys in use', () => {
  const used = pendingRecord({ reason: 'in-use' });

  it('counts only when it says that it covers use', () => {
    expect(answer(used)).toMatchObject({ kind: 'refused', detail: 'not-possible' });
    expect(answer(used, { evenIfUsed: false })).toMatchObject({ kind: 'refused', detail: 'not-possible' });
    expect(answer(used, { evenIfUsed: true })).toMatchObject({
      kind: 'decided',
      after: { state: 'approved', approvals: [{ by: lead, at: now, evenIfUsed: true }] },
    });
  });

  it.each(['unused', 'new', 'inactive'])('keeps no such word about keys that are %s', (reason) => {
    const decided = answer(pendingRecord({ reason }), { evenIfUsed: true });
    expect(decided).toMatchObject({ kind: 'decided', after: { approvals: [{ by: lead, at: now }] } });
    expect(JSON.stringify(decided)).not.toContain('evenIfUsed');
  });

  it.each(['reject', 'accept', 'done'] as const)('is not needed to %s', (decision) => {
    expect(answer(used, { decision }).kind).toBe('decided');
  });
});

describe('a case about which nobody was asked', () => {
  const unasked = pendingRecord({ askedAt: undefined, expiresAt: '2026-10-01T06:00:00.000Z' });

  it('can be decided at any time, because its time to decide does not run', () => {
    expect(answer(unasked)).toMatchObject({ kind: 'decided', after: { state: 'approved' } });
  });
});
