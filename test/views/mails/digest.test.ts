import fc from 'fast-check';
import { renderDigest } from '../../../lib/views/mails/digest';
import { approversPolicy } from '../../domain/support/cases';
import { caseRecord, run } from '../samples';

const person = { name: 'Security lead', email: 'lead@example.com' };
const base = { person, policy: approversPolicy(), run, organizationId: 'o-aaaaaaaaaa' };

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

const asked = { at: '2026-11-02T06:10:00.000Z', event: 'asked', by: 'rootward', detail: '2 approvers' } as const;
const due = caseRecord({
  account: '333333333333',
  accountName: 'old',
  timeline: [asked, { ...asked, event: 'reminded' }],
});

test('reminds of what nobody decided, after what is new, and says how often it was asked', () => {
  const fresh = caseRecord({ rule: 'root-mfa', reason: 'absent', message: 'No MFA.' });
  const mail = renderDigest({ ...base, asked: [fresh], reminded: [due], open: [fresh, due] });
  expect(mail.subject).toBe('Rootward: 1 new case and 1 reminder to decide in 2 accounts of o-aaaaaaaaaa');
  expect(mail.text).toEqual(`Hello Security lead,

Rootward found what only a person may decide in organization o-aaaaaaaaaa (run run-1):

web (111111111111)
  - [Critical] Root MFA: absent. No MFA.

A reminder: these cases wait for a decision in organization o-aaaaaaaaaa (run run-1):

old (333333333333)
  - [Critical] Root access key: unused. Key …AAAA was never used. Asked 2 times so far; expires on 2026-11-09 (UTC).

Undecided cases expire; the first on 2026-11-09 (UTC). Nothing is deleted without a decision.
`);
});

test('reminds alone when nothing is new', () => {
  const mail = renderDigest({ ...base, asked: [], reminded: [due], open: [due] });
  expect(mail.subject).toBe('Rootward: 1 reminder to decide in 1 account of o-aaaaaaaaaa');
  expect(mail.text).not.toContain('found what only a person may decide');
});

test('leads to the page by one link, which is the same for every case', () => {
  const pageUrl = 'https://rootward.example.com/?a=1&b=2';
  const fresh = caseRecord();
  const mail = renderDigest({ ...base, asked: [fresh], reminded: [due], open: [fresh, due], pageUrl });
  expect(mail.html.match(/href="[^"]*"/g)).toEqual(['href="https://rootward.example.com/?a=1&amp;b=2"']);
  expect(mail.text.match(/https?:\S*/g)).toEqual([pageUrl]);
  // The link must come before the list, because mail programs cut off long mails.
  expect(mail.html).toMatch(/>Review<\/a>[\s\S]*<ul/);
  expect(mail.text).toMatch(/Review: http[\s\S]* - \[Critical\]/);
  expect(mail.html).not.toMatch(/<form|<img|<button/);
});

test('holds no link at all where there is no page', () => {
  const mail = renderDigest({ ...base, asked: [caseRecord()], reminded: [due], open: [] });
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
