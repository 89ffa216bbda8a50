import fc from 'fast-check';
import type { CaseRecord } from '../../../lib/domain/cases/case';
import { renderDigest, type Digest } from '../../../lib/views/mails/digest';
import { approversPolicy, lead, second } from '../../domain/support/cases';
import { caseRecord, run } from '../samples';
import { htmlWords, textWords } from './words-of';

const person = { name: 'Security lead', email: lead };
const base = { person, policy: approversPolicy(), run, organizationId: 'o-aaaaaaaaaa' };
const mailOf = (about: Partial<Digest>) => renderDigest({ ...base, asked: [], open: [], ...about });

const mfa = (overrides: Partial<CaseRecord> = {}): CaseRecord =>
  caseRecord({ rule: 'root-mfa', reason: 'absent', message: 'The root user has a password and no MFA.', ...overrides });
const certificate = caseRecord({
  account: '222222222222',
  accountName: 'batch',
  severity: 'high',
  rule: 'root-signing-certificate',
  reason: 'present',
  message: 'The root user has a signing certificate: …CERT (active).',
});
const event = { at: '2026-11-02T06:10:00.000Z', by: 'rootward', detail: '2 approvers', to: [lead, second] } as const;
const asked = { ...event, event: 'asked' } as const;
const due = caseRecord({
  account: '333333333333',
  accountName: 'old',
  runId: 'run-0',
  askedAt: '2026-10-30T06:00:00.000Z',
  expiresAt: '2026-11-06T06:00:00.000Z',
  timeline: [asked, { ...event, event: 'reminded' }],
});

test('says first what is wanted, then what is new by account, most severe first, and ids for machines last', () => {
  const cases = [certificate, mfa(), caseRecord()];
  expect(mailOf({ asked: cases, open: cases }).text)
    .toEqual(`Security lead, 3 cases wait for your decision: 2 critical, 1 high.

To decide
---------

web (111111111111)
- Critical: Root user without MFA
  The root user has a password and no MFA.
  Decide by 9 Nov 2026 (UTC).
- Critical: An unused root access key
  The root user has an active access key, and nobody used it lately.
  Key …AAAA was never used.
  Decide by 9 Nov 2026 (UTC).

batch (222222222222)
- High: A root signing certificate
  The root user has a signing certificate. An inactive one can be switched on again.
  …CERT (active).
  Decide by 9 Nov 2026 (UTC).

Any one of you decides: Security lead or Platform lead. Nothing is deleted without a decision. A case that nobody decides expires.

--${' '}
You get this mail because the policy names you as an approver. Other approvers get mails of their own: Platform lead.
Organization o-aaaaaaaaaa (run run-1).
`);
});

const other = mfa({ account: '444444444444', accountName: 'shop' });
const result = (overrides: Partial<CaseRecord>): CaseRecord =>
  caseRecord({ decision: 'approve', decidedBy: second, timeline: [asked], ...overrides });

test.each<[string, Partial<Digest>]>([
  ['[Critical] 2 cases to decide in 2 accounts (o-aaaaaaaaaa)', { asked: [certificate, mfa()] }],
  ['[Critical] 2 cases to decide in web (o-aaaaaaaaaa)', { asked: [mfa(), caseRecord()] }],
  ['[High] 1 case to decide in batch (o-aaaaaaaaaa)', { asked: [certificate] }],
  ['[Critical] 2 cases to decide in 2 accounts (o-aaaaaaaaaa)', { asked: [certificate], reminded: [due] }],
  ['Re: [Critical] 1 case to decide in old (o-aaaaaaaaaa)', { reminded: [due] }],
  ['[Critical] 1 case to decide in shop (o-aaaaaaaaaa)', { asked: [other], ended: [result({ state: 'done' })] }],
  ['Deleted: An unused root access key, web (o-aaaaaaaaaa)', { ended: [result({ state: 'done' })] }],
  ['Not carried out: An unused root access key, web (o-aaaaaaaaaa)', { ended: [result({ state: 'stale' })] }],
  [
    'Results: 1 not carried out, 1 overtaken, 1 deleted (o-aaaaaaaaaa)',
    { ended: [result({ state: 'done' }), result({ state: 'stale' }), result({ state: 'stale', decision: 'done' })] },
  ],
  [
    'Results: 1 failed, 2 deleted (o-aaaaaaaaaa)',
    { ended: [result({ state: 'done' }), result({ state: 'failed' }), result({ state: 'done' })] },
  ],
])('the subject %s says the worst severity and what is wanted', (subject, about) => {
  expect(mailOf(about).subject).toBe(subject);
});

test('a new question begins a thread; reminders and results continue that of their most severe case', () => {
  const ended = [result({ state: 'done', runId: 'run-7' })];
  expect(mailOf({ asked: [mfa()], reminded: [due], ended }).thread).toBe('run-1');
  expect(mailOf({ reminded: [due], ended }).thread).toBe('run-0');
  expect(mailOf({ reminded: [{ ...certificate, runId: 'run-5' }, due] }).thread).toBe('run-0');
  expect(mailOf({ ended }).thread).toBe('run-7');
  expect(mailOf({ asked: [mfa({ runId: 'run-0' })] }).thread).toBe('run-0');
});

test('a reminder follows what is new, and says how often the person was asked and until when', () => {
  const { text } = mailOf({ asked: [mfa()], reminded: [due], open: [mfa(), due] });
  expect(text).toMatch(/^Security lead, 2 cases wait for your decision: 2 critical\.\n/);
  expect(text).toMatch(/To decide[^]*web \(1{12}\)[^]*Still to decide[^]*old \(3{12}\)/);
  expect(text).toContain('  Asked 2 times so far. Decide by 6 Nov 2026 (UTC).\n');
  expect(mailOf({ reminded: [due] }).text).toMatch(
    /^Security lead, 1 case still waits for your decision: 1 critical\./,
  );
});

test('says who has agreed and whose agreement is missing', () => {
  const half = { ...due, decision: 'approve', approvals: [{ by: second, at: event.at }] } as const;
  const { text } = mailOf({ policy: approversPolicy(2), reminded: [half], open: [half] });
  expect(text).toContain(`  ${second} approved the deletion. That is 1 of 2, waits for Security lead.\n`);
  expect(text).toContain('A decision takes 2 of you: Security lead and Platform lead. Any one may reject.');
});

test('says how many cases still wait from before', () => {
  const fresh = caseRecord({ generation: 2 });
  expect(mailOf({ asked: [fresh], open: [caseRecord({ account: '333333333333' }), fresh] }).text).toContain(
    '1 case asked about earlier still waits.',
  );
});

test('of many cases it lists ten of each severity, most severe first, and counts the others', () => {
  const many = Array.from({ length: 120 }, (_, index) =>
    caseRecord({ account: String(100000000000 + index), severity: index % 3 === 0 ? 'high' : 'critical' }),
  );
  const mail = mailOf({ asked: many, open: many, pageUrl: 'https://page.example.com' });
  expect(mail.subject).toBe('[Critical] 120 cases to decide in 120 accounts (o-aaaaaaaaaa)');
  expect(mail.text).toContain('120 cases wait for your decision: 80 critical, 40 high.');
  expect(mail.text.match(/^- \w+/gm)).toEqual([
    ...Array<string>(10).fill('- Critical'),
    ...Array<string>(10).fill('- High'),
  ]);
  expect(mail.text).toContain('\nAnd 100 more on the page: 70 critical, 30 high.\n');
  expect(mail.html.length).toBeLessThan(60_000);
  expect(mailOf({ asked: many, open: many }).text).toContain('\nAnd 100 more: 70 critical, 30 high.\n');
});

test('leads to the page by one link, which is the same for every case', () => {
  const pageUrl = 'https://rootward.example.com/?a=1&b=2';
  const mail = mailOf({ asked: [caseRecord()], reminded: [due], open: [caseRecord(), due], pageUrl });
  expect(mail.html.match(/href="[^"]*"/g)).toEqual(['href="https://rootward.example.com/?a=1&amp;b=2"']);
  expect(mail.text.match(/https?:\S*/g)).toEqual([pageUrl]);
  // The link must come before the list, because mail programs cut off long mails.
  expect(mail.html).toMatch(/>Open the page<\/a>[\s\S]*<ul/);
  expect(mail.text).toMatch(/Open the page: http[\s\S]*- Critical/);
  expect(mail.html).not.toMatch(/<form|<img|<button/);
});

test('holds no link at all where there is no page', () => {
  const mail = mailOf({ asked: [caseRecord()], reminded: [due] });
  expect(mail.html).not.toMatch(/href|<form|<img/);
  expect(mail.text).not.toMatch(/https?:/);
});

const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a\u202Eb', 'x\u0000y', '\u2028', '</h3><b>', ''));

test('never lets a name break the subject line, turn its direction or become markup', () => {
  fc.assert(
    fc.property(name, name, (accountName, personName) => {
      const mail = mailOf({
        person: { ...person, name: personName },
        asked: [caseRecord({ accountName: `<b>\r\nBcc: ${accountName}` })],
      });
      // oxlint-disable-next-line no-control-regex
      expect(mail.subject).not.toMatch(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/);
      expect(mail.html).not.toMatch(/<b>\s*Bcc|<\/h3><b>/);
      expect(mail.text.split('\n').some((line) => line.startsWith('Bcc'))).toBe(false);
    }),
  );
});

test('says the same in text and HTML', () => {
  fc.assert(
    fc.property(
      fc.subarray([caseRecord(), mfa(), certificate, other]),
      fc.subarray([due]),
      name,
      (fresh, old, words) => {
        const ended = [
          result({ state: 'rejected', timeline: [{ ...event, event: 'rejected', by: second, detail: words }] }),
        ];
        const mail = mailOf({
          asked: fresh,
          reminded: old,
          ended,
          open: [certificate],
          pageUrl: 'https://p.example.com',
        });
        expect(htmlWords(mail.html)).toEqual(textWords(mail.text));
      },
    ),
  );
});

test('lists cases in the order of the queue: what is in use before what is inactive', () => {
  const cases = [
    caseRecord({ account: '1'.repeat(12), accountName: 'a', reason: 'inactive' }),
    caseRecord({ account: '2'.repeat(12), accountName: 'b', reason: 'new' }),
    mfa({ account: '3'.repeat(12), accountName: 'c' }),
    caseRecord({ account: '4'.repeat(12), accountName: 'd', reason: 'in-use' }),
    { ...certificate, account: '5'.repeat(12), accountName: 'd-high' },
    mfa({ account: '2'.repeat(12), accountName: 'b' }),
  ];
  const accounts = (text: string): readonly string[] =>
    [...text.matchAll(/^(\S+) \(\d{12}\)$/gm)].map(([, name]) => name ?? '');
  expect(accounts(mailOf({ asked: cases }).text)).toEqual(['d', 'b', 'c', 'a', 'd-high']);
  expect(mailOf({ asked: cases }).text).toMatch(
    /b \(2{12}\)\n- Critical: Root user without MFA[^]*- Critical: A new root/,
  );
});
