import {
  type CaseRecord,
  type CaseState,
  caseStates,
  type Decision,
  type Refusal,
} from '../../../lib/domain/cases/case';
import type { DecisionRequest } from '../../../lib/domain/cases/decision-request';
import { now } from '../support/build';
import { lead, pendingRecord, second, stranger } from '../support/cases';
import { answer, writeId } from '../support/decide';

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
  const agreed = { approvals: [{ by: second, at: now }] };
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
    ['that says "done" after an approval', 'not-possible', { decision: 'approve', ...agreed }, { decision: 'done' }],
    ['that approves after a "done"', 'not-possible', { decision: 'done', ...agreed }, {}],
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
