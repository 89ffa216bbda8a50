import { known } from '../../../lib/domain/fact';
import { rootMfa } from '../../../lib/domain/rules/root-mfa';
import type { Snapshot } from '../../../lib/domain/snapshot';
import { denied, member, now, policyOf, snapshotOf } from '../support/build';

const virtual = `arn:aws:iam::${member}:mfa/phone`;
const passkey = `arn:aws:iam::${member}:u2f/root/key-ABCD`;
const token = 'GAHT12345678';

const root = (serials: readonly string[] | undefined, enabled = true): Partial<Snapshot['root']> => ({
  passwordPresent: known(true),
  mfa: known({ enabled, ...(serials === undefined ? {} : { serials }) }),
});
const judge = (rootUser: Record<string, unknown>, facts: Partial<Snapshot['root']>) =>
  rootMfa.judge(snapshotOf({ root: facts }), policyOf({ rootUser }), now);
const result = (verdict: string, reason: string, evidence: unknown = {}) => ({
  rule: 'root-mfa',
  severity: 'critical',
  verdict,
  reason,
  message: expect.any(String),
  evidence,
});

describe('root-mfa', () => {
  it.each([
    ['any', root([], false), result('violation', 'absent', { password: true, devices: [] })],
    ['any', root([virtual]), result('compliant', 'enabled')],
    ['any', root(undefined), result('compliant', 'enabled')],
    ['hardware', root([], false), result('violation', 'absent', { password: true, devices: [] })],
    ['hardware', root([virtual]), result('violation', 'not-hardware', { password: true, devices: ['virtual'] })],
    ['hardware', root([token]), result('compliant', 'hardware', { devices: ['hardware'] })],
    ['hardware', root([virtual, token]), result('compliant', 'hardware', { devices: ['virtual', 'hardware'] })],
    ['hardware', root([passkey]), result('unknown', 'passkey-or-key', { devices: ['passkey-or-key'] })],
    [
      'hardware',
      root([virtual, passkey]),
      result('unknown', 'passkey-or-key', { devices: ['virtual', 'passkey-or-key'] }),
    ],
    ['hardware', root([]), result('unknown', 'passkey-or-key', { devices: [] })],
    ['hardware', root(undefined), result('unknown', 'unreadable', { cause: 'error' })],
  ])('mfa: %s, case %#', (mfa, facts, expected) => {
    expect(judge({ mfa }, facts)).toEqual(expected);
  });

  it.each([
    ['a virtual device', [virtual], 'with a virtual device; whether a hardware device is there as well cannot be read'],
    ['no virtual device', [], 'MFA that is not virtual: a hardware token, a security key or a passkey'],
  ])('says no more of the management account than AWS lists: %s', (_name, serials, words) => {
    const facts = { passwordPresent: known(true), mfa: known({ enabled: true, serials, listed: 'virtual' as const }) };
    const judgement = judge({ mfa: 'hardware' }, facts);
    expect(judgement).toMatchObject({ verdict: 'unknown', reason: 'kind-unknown' });
    expect(judgement.message).toContain(words);
    expect(judge({ mfa: 'any' }, facts)).toMatchObject({ verdict: 'compliant' });
  });

  it('is violated in the management account without any MFA', () => {
    const facts = { passwordPresent: known(true), mfa: known({ enabled: false }) };
    expect(judge({ mfa: 'hardware' }, facts)).toMatchObject({ verdict: 'violation', reason: 'absent' });
  });

  it.each([
    ['without a password', 'keep', { passwordPresent: known(false), mfa: denied }, 'no-password'],
    ['without a password under no-credentials', 'no-credentials', { passwordPresent: known(false) }, 'no-password'],
  ])('does not apply %s', (_name, members, facts, reason) => {
    expect(judge({ members }, facts)).toEqual(result('not-applicable', reason));
  });

  it('applies to the management account, which keeps its password', () => {
    const snapshot = snapshotOf({ account: { management: true }, root: root([], false) });
    const policy = policyOf({ rootUser: { members: 'no-credentials' } });
    expect(rootMfa.judge(snapshot, policy, now)).toMatchObject({ verdict: 'violation', reason: 'absent' });
  });

  it('is judged by itself where the policy wants no root password: the plan knows whether a case covers it', () => {
    expect(judge({ members: 'no-credentials' }, root([], false))).toMatchObject({
      verdict: 'violation',
      reason: 'absent',
    });
    expect(judge({ members: 'no-credentials' }, { passwordPresent: denied })).toMatchObject({ verdict: 'unknown' });
  });

  it.each([
    ['the password', { passwordPresent: denied }],
    ['MFA', { passwordPresent: known(true), mfa: denied }],
  ])('is unknown when %s could not be read', (_name, facts) => {
    expect(judge({}, facts)).toEqual(
      result('unknown', 'unreadable', { cause: 'denied-by-scp', policy: 'p-denyroot1' }),
    );
  });
});
