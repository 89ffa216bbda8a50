import type { CaseState } from '../../../lib/domain/cases/case';
import { actionOfCase } from '../../../lib/domain/cases/action';
import { caseRow } from '../../../lib/domain/cases/case-row';
import { nobodyDecidesFinding } from '../../../lib/domain/runs/nobody-decides';
import { accountOf, member, now, recordOf } from '../support/build';

describe('caseRow', () => {
  it('gives a row of cases.json without evidence, absent values as null', () => {
    expect(caseRow(recordOf())).toEqual({
      account: member,
      rule: 'root-access-key',
      generation: 1,
      state: 'pending',
      fingerprint: 'fingerprint',
      openedAt: '2026-11-01T06:00:00.000Z',
      decidedBy: null,
      decidedAt: null,
      closedAt: null,
      timeline: [{ at: '2026-11-01T06:00:00.000Z', event: 'opened', by: 'rootward', detail: 'unused' }],
    });
  });

  it('says who decided when', () => {
    const decided = { decidedBy: 'security-lead@harbor.example', decidedAt: now, closedAt: now };
    expect(caseRow(recordOf({ state: 'rejected', ...decided }))).toMatchObject({ state: 'rejected', ...decided });
  });
});

describe('the action of a violation', () => {
  it.each<[CaseState, string]>([
    ['queued', 'queued'],
    ['pending', 'awaiting-approval'],
    ['approved', 'awaiting-approval'],
    ['acting', 'awaiting-approval'],
    ['accepted', 'accepted'],
    ['rejected', 'none'],
    ['done', 'none'],
    ['expired', 'none'],
    ['stale', 'none'],
    ['failed', 'none'],
  ])('whose case is %s is %s', (state, action) => {
    expect(actionOfCase(state)).toBe(action);
  });
});

describe('nobody-decides', () => {
  const subjects = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      account: accountOf({ id: `20000000000${index}` }),
      judgement: { ...recordOf(), verdict: 'violation' as const },
      fingerprint: '',
      evidence: {},
      readAt: now,
    }));

  it('is compliant while somebody answers', () => {
    expect(nobodyDecidesFinding([])).toEqual({
      rule: 'nobody-decides',
      verdict: 'compliant',
      reason: 'none',
      message: 'No case expired twice in a row without a decision.',
    });
  });

  it.each([
    [1, '1 case expired', '200000000000 root-access-key. Do'],
    [7, '7 cases expired', '200000000004 root-access-key and 2 more. Do'],
  ])('says how many cases nobody answered (%d), which, and what to do', (count, start, names) => {
    const finding = nobodyDecidesFinding(subjects(count));
    expect(finding).toMatchObject({ rule: 'nobody-decides', verdict: 'violation', reason: 'expired-twice' });
    expect(finding.message.startsWith(`${start} twice in a row`)).toBe(true);
    expect(finding.message).toContain(names);
    expect(finding.message.endsWith('npx rootward cases')).toBe(true);
  });
});
