import fc from 'fast-check';
import { renderDigest } from '../../lib/views/digest';
import { caseRecord, run } from './samples';

const approver = { name: 'Security lead', email: 'lead@example.com' };
const base = { approver, run, organizationId: 'o-aaaaaaaaaa' };

test('says what is new, grouped by account, most severe first', () => {
  const asked = [
    caseRecord({ account: '222222222222', accountName: 'batch', severity: 'high', rule: 'root-signing-certificate' }),
    caseRecord({ rule: 'root-mfa', reason: 'absent', message: 'The root user has a password and no MFA.' }),
    caseRecord(),
  ];
  expect(renderDigest({ ...base, asked, open: asked }).text).toEqual(`Hello Security lead,

Rootward found what only a person may decide in organization o-aaaaaaaaaa (run run-1):

web (111111111111)
  - [Critical] Root MFA: absent. The root user has a password and no MFA.
  - [Critical] Root access key: unused. Key …AAAA was never used.

batch (222222222222)
  - [High] Root signing certificate: unused. Key …AAAA was never used.

Undecided cases expire; the first on 2026-11-09 (UTC). Nothing is deleted without a decision.
`);
});

test('says how many cases still wait from before', () => {
  const fresh = caseRecord({ generation: 2 });
  const old = caseRecord({ account: '333333333333' });
  expect(renderDigest({ ...base, asked: [fresh], open: [old, fresh] }).text).toContain(
    '1 case asked about earlier still waits.',
  );
});

test('holds no link, so that nothing in it can act', () => {
  const mail = renderDigest({ ...base, asked: [caseRecord()], open: [] });
  expect(mail.html).not.toMatch(/href|<form|<img/);
  expect(mail.text).not.toMatch(/https?:/);
});

test('never lets an account name break the subject line or become markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const mail = renderDigest({ ...base, asked: [caseRecord({ accountName: `<b>\r\nBcc: ${name}` })], open: [] });
      expect(mail.subject).not.toMatch(/[\r\n]/);
      expect(mail.html).not.toContain('<b>\r\nBcc');
      expect(mail.text.split('\n').some((line) => line.startsWith('Bcc'))).toBe(false);
    }),
  );
});
