import { known } from '../../../lib/domain/fact';
import { rules } from '../../../lib/domain/rules';
import { rootEmailDomain } from '../../../lib/domain/rules/root-email-domain';
import { rootPassword } from '../../../lib/domain/rules/root-password';
import { rootRecentUse } from '../../../lib/domain/rules/root-recent-use';
import { rootSigningCertificate } from '../../../lib/domain/rules/root-signing-certificate';
import { ruleIds } from '../../../lib/domain/finding';
import { denied, now, policyOf, snapshotOf } from '../support/build';

const unreadable = {
  verdict: 'unknown',
  reason: 'unreadable',
  message: expect.stringContaining('could not be read: policy p-denyroot1 denies it.'),
  evidence: { cause: 'denied-by-scp', policy: 'p-denyroot1' },
};

describe('root-password', () => {
  it.each([
    [
      'violated by a password',
      { root: { passwordPresent: known(true) } },
      {
        verdict: 'violation',
        reason: 'present',
        message: 'The root user of this member account has a password.',
        evidence: { password: true },
      },
    ],
    [
      'compliant without',
      {},
      { verdict: 'compliant', reason: 'none', message: 'The root user has no password.', evidence: {} },
    ],
    ['unknown when it could not be read', { root: { passwordPresent: denied } }, unreadable],
    [
      'not applicable to the management account, even unreadable',
      { account: { management: true }, root: { passwordPresent: denied } },
      {
        verdict: 'not-applicable',
        reason: 'management-account',
        message: 'The management account keeps its root password.',
        evidence: {},
      },
    ],
  ])('is %s', (_name, snapshot, expected) => {
    expect(rootPassword.judge(snapshotOf(snapshot), policyOf(), now)).toEqual({
      rule: 'root-password',
      severity: 'high',
      ...expected,
    });
  });
});

describe('root-signing-certificate', () => {
  const certificate = (status: 'Active' | 'Inactive') => known([{ id: 'CERTCERTCERT1234', status }]);

  it.each([
    [
      'compliant without',
      known([]),
      { verdict: 'compliant', reason: 'none', message: 'The root user has no signing certificate.', evidence: {} },
    ],
    [
      'violated by an active one',
      certificate('Active'),
      {
        verdict: 'violation',
        reason: 'present',
        message: 'The root user has a signing certificate: …1234 (active).',
        evidence: { certificates: [{ id: '…1234', status: 'Active' }] },
      },
    ],
    [
      'violated by an inactive one',
      certificate('Inactive'),
      {
        verdict: 'violation',
        reason: 'present',
        message: 'The root user has a signing certificate: …1234 (inactive).',
        evidence: { certificates: [{ id: '…1234', status: 'Inactive' }] },
      },
    ],
    ['unknown when it could not be read', denied, unreadable],
  ])('is %s', (_name, signingCertificates, expected) => {
    expect(rootSigningCertificate.judge(snapshotOf({ root: { signingCertificates } }), policyOf(), now)).toEqual({
      rule: 'root-signing-certificate',
      severity: 'high',
      ...expected,
    });
  });
});

describe('root-recent-use', () => {
  it.each([
    [
      'compliant when never used',
      known(null),
      {
        verdict: 'compliant',
        reason: 'never',
        message: 'The root password was never used, or there is none.',
        evidence: {},
      },
    ],
    [
      'violated by use at the edge of recentUseDays',
      known('2026-10-03T06:00:00.000Z'),
      {
        verdict: 'violation',
        reason: 'recent',
        message: 'Somebody signed in as the root user on 2026-10-03.',
        evidence: { lastUsedAt: '2026-10-03T06:00:00.000Z' },
      },
    ],
    [
      'compliant with older use',
      known('2026-10-03T05:59:59.000Z'),
      {
        verdict: 'compliant',
        reason: 'not-recent',
        message: 'The root password was last used on 2026-10-03.',
        evidence: { lastUsedAt: '2026-10-03T05:59:59.000Z' },
      },
    ],
    ['unknown when it could not be read', denied, unreadable],
  ])('is %s', (_name, passwordLastUsedAt, expected) => {
    expect(rootRecentUse.judge(snapshotOf({ root: { passwordLastUsedAt } }), policyOf(), now)).toEqual({
      rule: 'root-recent-use',
      severity: 'medium',
      ...expected,
    });
  });
});

describe('root-email-domain', () => {
  const domains = { emailDomains: ['harbor.example'] };

  it.each([
    ['not applicable without domains', {}, 'who@gmail.example', 'not-applicable', 'no-domains'],
    ['compliant in a domain, whatever the case', domains, 'AWS+Pay@Harbor.Example', 'compliant', 'own'],
    ['violated in another', domains, 'who@gmail.example', 'violation', 'foreign'],
    ['violated in a subdomain', domains, 'who@mail.harbor.example', 'violation', 'foreign'],
    [
      'violated by an address that only contains one',
      domains,
      'who@harbor.example.evil.example',
      'violation',
      'foreign',
    ],
  ])('is %s', (_name, contacts, email, verdict, reason) => {
    expect(rootEmailDomain.judge(snapshotOf({ account: { email } }), policyOf({ contacts }), now)).toEqual({
      rule: 'root-email-domain',
      severity: 'medium',
      verdict,
      reason,
      message: expect.any(String),
      evidence: {},
    });
  });
});

describe('the rules', () => {
  it('are all there, in the order of every report', () => {
    expect(rules.map(({ id }) => id)).toEqual(ruleIds);
  });

  it('never put a contact value, an e-mail address or a full key id into a judgement of a foreign account', () => {
    const contact = known({ name: 'Founder', title: 'CTO', email: 'founder@gmail.example', phone: '+49 30 555 01' });
    const snapshot = snapshotOf({
      account: { email: 'root@gmail.example' },
      contacts: { SECURITY: contact, BILLING: contact, OPERATIONS: contact },
      root: {
        accessKeys: known([{ id: 'AKIAPAYMENTSAAAA1111', status: 'Active', createdAt: now, lastUsedAt: null }]),
        signingCertificates: known([{ id: 'CERTCERTCERT1234', status: 'Active' }]),
      },
    });
    const policy = policyOf({ contacts: { mode: 'enforce', emailDomains: ['harbor.example'] } });
    const text = JSON.stringify(rules.map((rule) => rule.judge(snapshot, policy, now)));
    expect(text).not.toMatch(/Founder|CTO|gmail|555|AKIA|CERTCERT|harbor\.example/);
  });
});
