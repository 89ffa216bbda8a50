import type { CaseRecord, Decision } from '../../../lib/domain/cases/case';
import { caseStates } from '../../../lib/domain/cases/case';
import { possibleDecisions } from '../../../lib/domain/cases/possible-decisions';
import { shownCredentials } from '../../../lib/domain/cases/shown-credentials';
import { approvedRecord, keyId, pendingRecord } from '../support/cases';

const certificates = [{ id: 'CERT1234', status: 'Inactive' }];

const byHand = ['reject', 'accept', 'done'] as const;

describe('possibleDecisions', () => {
  it.each<[string, Partial<CaseRecord>, readonly Decision[]]>([
    ['a key of a member account', {}, ['approve', 'reject', 'accept', 'done']],
    [
      'a certificate of a member account',
      { rule: 'root-signing-certificate', evidence: { certificates } },
      ['approve', 'reject', 'accept', 'done'],
    ],
    ['a key whose last use could not be read', { evidence: { keys: [{ id: keyId, status: 'Active' }] } }, byHand],
    [
      'two keys, of which one’s last use could not be read',
      {
        evidence: {
          keys: [
            { id: keyId, status: 'Active', lastUsedAt: null },
            { id: 'AKIAPAYMENTSBBBB2222', status: 'Inactive' },
          ],
        },
      },
      byHand,
    ],
    ['a key of the management account', { management: true }, ['reject', 'accept', 'done']],
    ['root MFA', { rule: 'root-mfa', evidence: { password: true, serials: [] } }, ['reject', 'accept', 'done']],
    ['a root password', { rule: 'root-password', evidence: { password: true } }, ['reject', 'accept', 'done']],
    ['a key that one of two approved', { decision: 'approve' }, ['approve', 'reject']],
    ['a key that one of two calls done', { decision: 'done' }, ['reject', 'done']],
    ['a key whose risk one of two accepts', { decision: 'accept' }, ['reject', 'accept']],
  ])('of %s', (_, overrides, possible) => {
    expect(possibleDecisions(pendingRecord(overrides))).toEqual(possible);
  });

  it('leaves only the rejection of what is approved', () => {
    expect(possibleDecisions(approvedRecord())).toEqual(['reject']);
  });

  it('leaves nothing in any other state', () => {
    const others = caseStates.filter((state) => state !== 'pending' && state !== 'approved');
    expect(others.flatMap((state) => possibleDecisions(pendingRecord({ state })))).toEqual([]);
  });
});

describe('shownCredentials', () => {
  it.each<[string, Partial<CaseRecord>, readonly object[]]>([
    ['the keys', {}, [{ id: keyId, status: 'Active', lastUsedAt: null }]],
    ['the certificates', { rule: 'root-signing-certificate', evidence: { certificates } }, certificates],
    ['nothing of another rule', { rule: 'root-mfa' }, []],
    ['nothing without evidence', { evidence: {} }, []],
    ['nothing of evidence that it does not understand', { evidence: { keys: [{ id: keyId }] } }, []],
    ['nothing when a key has no id of its own', { evidence: { keys: [{ id: 'slot-1', status: 'Active' }] } }, []],
  ])('are %s', (_, overrides, expected) => {
    expect(shownCredentials(pendingRecord(overrides))).toEqual(expected);
  });
});
