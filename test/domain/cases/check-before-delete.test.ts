import * as fc from 'fast-check';
import type { CaseRecord } from '../../../lib/domain/cases/case';
import { afterDeleting, checkBeforeDelete, type FoundCredentials } from '../../../lib/domain/cases/check-before-delete';
import type { SigningCertificate } from '../../../lib/domain/snapshot';
import { keyOf } from '../support/build';
import { actingRecord, found, keyId, lead, otherKeyId, second } from '../support/cases';

const certificate: SigningCertificate = { id: 'CERT1234', status: 'Active' };
const certificateRecord = actingRecord({
  rule: 'root-signing-certificate',
  evidence: { certificates: [certificate] },
});
const twoKeys = { keys: [keyOf(), keyOf({ id: otherKeyId, status: 'Inactive' })] };
const shownUse = (lastUsedAt: string | undefined): Partial<CaseRecord> => ({
  evidence: { keys: [keyOf({ lastUsedAt })] },
});
const other = found({ id: otherKeyId, status: 'Inactive' });

describe('checkBeforeDelete', () => {
  it.each<[string, CaseRecord, FoundCredentials, readonly string[]]>([
    ['the approved key', actingRecord(), { accessKeys: [found()] }, [keyId]],
    ['both approved keys', actingRecord({ evidence: twoKeys }), { accessKeys: [other, found()] }, [otherKeyId, keyId]],
    ['the approved certificate', certificateRecord, { certificates: [certificate] }, ['CERT1234']],
    [
      'what is left of an earlier attempt',
      actingRecord({ evidence: twoKeys, deleting: [keyId, otherKeyId] }),
      { accessKeys: [other] },
      [otherKeyId],
    ],
    ['nothing after an attempt that deleted all', actingRecord({ deleting: [keyId] }), { accessKeys: [] }, []],
    [
      'a key whose last use is the one that was shown',
      actingRecord({ evidence: { keys: [keyOf({ lastUsedAt: '2026-05-02T04:44:59Z' })] } }),
      { accessKeys: [found({ lastUsedAt: '2026-05-02T04:44:59.000Z' })] },
      [keyId],
    ],
  ])('deletes %s', (_, record, there, ids) => {
    expect(checkBeforeDelete(record, there)).toEqual({ kind: 'delete', ids });
  });

  it.each<[string, CaseRecord, FoundCredentials]>([
    ['there is one more', actingRecord(), { accessKeys: [found(), other] }],
    ['there is another one in its place', actingRecord(), { accessKeys: [found({ id: otherKeyId })] }],
    ['somebody else deleted it', actingRecord(), { accessKeys: [] }],
    ['one of two is gone', actingRecord({ evidence: twoKeys }), { accessKeys: [other] }],
    [
      'one is gone that we did not begin to delete',
      actingRecord({ evidence: twoKeys, deleting: [otherKeyId] }),
      { accessKeys: [other] },
    ],
    ['it was switched off', actingRecord(), { accessKeys: [found({ status: 'Inactive' })] }],
    ['the keys were not listed', actingRecord(), { certificates: [] }],
    ['the certificates were not listed', certificateRecord, { accessKeys: [found()] }],
    ['the certificate was switched off', certificateRecord, { certificates: [{ ...certificate, status: 'Inactive' }] }],
    ['the case shows nothing', actingRecord({ evidence: {} }), { accessKeys: [] }],
    ['the rule has nothing to delete', actingRecord({ rule: 'root-mfa' }), { accessKeys: [found()] }],
  ])('deletes nothing when %s', (_, record, there) => {
    expect(checkBeforeDelete(record, there)).toEqual({ kind: 'stale', detail: 'changed' });
  });

  it.each<[string, Partial<CaseRecord>, string | undefined]>([
    ['after the approval', {}, '2026-11-02T05:00:00.001Z'],
    ['at the instant of the approval', {}, '2026-11-02T05:00:00Z'],
    [
      'so shortly before that a later use is not recorded',
      shownUse('2026-11-02T04:45:00.000Z'),
      '2026-11-02T04:45:00.000Z',
    ],
    ['at a time that nobody asked for', {}, undefined],
    [
      'and nobody knows when it was approved',
      { ...shownUse('2020-01-01T00:00:00.000Z'), decidedAt: undefined },
      '2020-01-01T00:00:00.000Z',
    ],
    ['before the approval, and was shown as never used', {}, '2026-11-02T04:44:59.999Z'],
    [
      'long before the approval, but after the use that was shown',
      shownUse('2026-01-01T00:00:00Z'),
      '2026-05-02T00:00:00Z',
    ],
    ['and whose last use was not shown', shownUse(undefined), '2026-05-02T00:00:00Z'],
    ['although a deletion had begun', { deleting: [keyId] }, '2026-11-02T05:30:00.000Z'],
  ])('deletes no key that was used %s', (_, overrides, lastUsedAt) => {
    const there = { accessKeys: [found({ lastUsedAt })] };
    expect(checkBeforeDelete(actingRecord(overrides), there)).toEqual({ kind: 'stale', detail: 'used' });
  });

  describe('with an approval that covers use', () => {
    const at = '2026-11-02T05:00:00.000Z';
    const covering = actingRecord({ reason: 'in-use', approvals: [{ by: lead, at, evenIfUsed: true }] });
    const used = { accessKeys: [found({ lastUsedAt: '2026-11-02T05:30:00.000Z' })] };

    it('deletes a key that goes on being used', () => {
      expect(checkBeforeDelete(covering, used)).toEqual({ kind: 'delete', ids: [keyId] });
    });

    it.each<[string, CaseRecord, FoundCredentials, 'used' | 'changed']>([
      ['the last use is not known', covering, { accessKeys: [found({ lastUsedAt: undefined })] }, 'used'],
      ['there is one more key', covering, { accessKeys: [...used.accessKeys, other] }, 'changed'],
      ['the case was about an unused key', { ...covering, reason: 'unused' }, used, 'used'],
      [
        'only one of two said so',
        { ...covering, approvals: [...(covering.approvals ?? []), { by: second, at }] },
        used,
        'used',
      ],
      ['it is from a time before anybody could say so', { ...covering, approvals: undefined }, used, 'used'],
    ])('deletes nothing when %s', (_, record, there, detail) => {
      expect(checkBeforeDelete(record, there)).toEqual({ kind: 'stale', detail });
    });
  });

  it('never deletes more than what was approved, nor from an account that has more', () => {
    const ids = fc.constantFrom('AKIAA', 'AKIAB', 'AKIAC');
    const key = fc.record({
      id: ids,
      status: fc.constantFrom('Active' as const, 'Inactive' as const),
      lastUsedAt: fc.constantFrom(null, undefined, '2026-11-01T00:00:00.000Z', '2026-11-02T05:30:00.000Z'),
    });
    const keys = fc.uniqueArray(key, { selector: ({ id }) => id, maxLength: 3 });
    fc.assert(
      fc.property(keys, keys, fc.option(fc.uniqueArray(ids)), (shown, there, deleting) => {
        const record = actingRecord({ evidence: { keys: shown }, deleting: deleting ?? undefined });
        const checked = checkBeforeDelete(record, { accessKeys: there });
        if (checked.kind === 'stale') return;
        expect(there.map(({ id }) => id)).toEqual(checked.ids);
        for (const { id, status, lastUsedAt } of there) {
          expect(shown).toContainEqual(expect.objectContaining({ id, status }));
          expect([null, '2026-11-01T00:00:00.000Z']).toContain(lastUsedAt);
          expect((shown.find((one) => one.id === id)?.lastUsedAt ?? '') >= (lastUsedAt ?? '')).toBe(true);
        }
        for (const { id } of shown) expect([...checked.ids, ...(deleting ?? [])]).toContain(id);
      }),
      { numRuns: 500 },
    );
  });
});

describe('afterDeleting', () => {
  it.each<[string, CaseRecord, FoundCredentials]>([
    ['no key is left', actingRecord(), { accessKeys: [] }],
    ['no certificate is left', certificateRecord, { certificates: [] }],
    ['only a key is left that came meanwhile', actingRecord(), { accessKeys: [other] }],
  ])('is content when %s', (_, record, there) => {
    expect(afterDeleting(record, there)).toEqual({ kind: 'deleted' });
  });

  it.each<[string, FoundCredentials]>([
    ['is still there', { accessKeys: [found(), other] }],
    ['was not listed', {}],
  ])('names the key that %s, masked', (_, there) => {
    expect(afterDeleting(actingRecord(), there)).toEqual({ kind: 'left', ids: ['…1111'] });
  });
});
