import type { DecisionRequest } from '../../../lib/domain/cases/decision-request';
import { member, now } from '../support/build';
import { approvedRecord, lead, pendingRecord, second } from '../support/cases';
import { answer, writeId } from '../support/decide';

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
