import { UnknownFactError } from '../../../lib/domain/errors';
import { known } from '../../../lib/domain/fact';
import { fingerprint } from '../../../lib/domain/cases/fingerprint';
import type { RuleId } from '../../../lib/domain/finding';
import type { Snapshot } from '../../../lib/domain/snapshot';
import { denied, keyOf, snapshotOf } from '../support/build';

const other = keyOf({ id: 'AKIAPAYMENTSBBBB2222', status: 'Inactive' });
const certificate = { id: 'CERTCERTCERT1234', status: 'Active' } as const;
const of = (rule: RuleId, root: Partial<Snapshot['root']>, reason = 'reason') =>
  fingerprint(snapshotOf({ root }), rule, reason);

describe('the fingerprint of what a case shows', () => {
  // Made with: printf '["200000000002","root-access-key","reason",["AKIAPAYMENTSAAAA1111:Active"]]' | sha256sum
  it('is a SHA-256 in hex that stays the same from version to version', () => {
    expect(of('root-access-key', { accessKeys: known([keyOf()]) })).toBe(
      '83bf6c1c983bb5b8f7d9f0fac809adf9de993e5ba866d8539cee36cac69ff203',
    );
  });

  it.each<[string, RuleId, Partial<Snapshot['root']>, Partial<Snapshot['root']>]>([
    [
      'the order of keys',
      'root-access-key',
      { accessKeys: known([keyOf(), other]) },
      { accessKeys: known([other, keyOf()]) },
    ],
    [
      'when a key was last used',
      'root-access-key',
      { accessKeys: known([keyOf()]) },
      { accessKeys: known([keyOf({ lastUsedAt: '2026-11-01T00:00:00.000Z', lastUsedService: 's3' })]) },
    ],
    [
      'other credentials',
      'root-access-key',
      { accessKeys: known([other]) },
      { accessKeys: known([other]), mfa: denied, signingCertificates: known([certificate]) },
    ],
    [
      'MFA devices, for the password',
      'root-password',
      { passwordPresent: known(true) },
      { passwordPresent: known(true), mfa: denied },
    ],
    [
      'the order of devices',
      'root-mfa',
      { mfa: known({ enabled: true, serials: ['a', 'b'] }) },
      { mfa: known({ enabled: true, serials: ['b', 'a'] }) },
    ],
  ])('does not change with %s', (_name, rule, before, after) => {
    expect(of(rule, after)).toBe(of(rule, before));
  });

  it.each<[string, RuleId, Partial<Snapshot['root']>, Partial<Snapshot['root']>]>([
    ['a key more', 'root-access-key', { accessKeys: known([other]) }, { accessKeys: known([other, keyOf()]) }],
    [
      'the status of a key',
      'root-access-key',
      { accessKeys: known([other]) },
      { accessKeys: known([{ ...other, status: 'Active' }]) },
    ],
    [
      'the status of a certificate',
      'root-signing-certificate',
      { signingCertificates: known([certificate]) },
      { signingCertificates: known([{ ...certificate, status: 'Inactive' }]) },
    ],
    [
      'a device',
      'root-mfa',
      { mfa: known({ enabled: true, serials: [] }) },
      { mfa: known({ enabled: true, serials: ['a'] }) },
    ],
    ['the password, for MFA', 'root-mfa', { passwordPresent: known(true) }, { passwordPresent: known(false) }],
    ['the password', 'root-password', { passwordPresent: known(true) }, { passwordPresent: known(false) }],
  ])('changes with %s', (_name, rule, before, after) => {
    expect(of(rule, after)).not.toBe(of(rule, before));
  });

  it('changes with account, rule and reason', () => {
    const snapshot = snapshotOf({ root: { accessKeys: known([other]) } });
    const elsewhere = { ...snapshot, account: { ...snapshot.account, id: '300000000003' } };
    const all = [
      fingerprint(snapshot, 'root-access-key', 'inactive'),
      fingerprint(snapshot, 'root-access-key', 'unused'),
      fingerprint(elsewhere, 'root-access-key', 'inactive'),
      fingerprint(snapshot, 'root-email-domain', 'inactive'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('refuses facts that could not be read', () => {
    expect(() => of('root-mfa', { mfa: denied })).toThrow(
      new UnknownFactError('Account 200000000002, rule root-mfa: a fact that a case would show could not be read.'),
    );
  });
});
