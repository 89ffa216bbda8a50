import { renderEscalation } from '../../../lib/views/mails/escalation';
import { approversPolicy, lead, second } from '../../domain/support/cases';
import { caseRecord, run } from '../samples';
import { htmlWords, textWords } from './words-of';

const base = {
  person: { name: 'Manager', email: 'manager@example.com' },
  run,
  organizationId: 'o-aaaaaaaaaa',
  policy: approversPolicy(),
};
const asked = { at: '2026-11-02T06:10:00.000Z', event: 'asked', by: 'rootward', detail: '', to: [lead] } as const;
const waiting = caseRecord({ askedAt: '2026-11-02T06:00:00.000Z', timeline: [asked], runId: 'run-0' });
const unasked = caseRecord({ account: '222222222222', accountName: 'batch', severity: 'high' });

test('says what nobody decided, until when, and who may', () => {
  const mail = renderEscalation({ ...base, cases: [waiting] });
  expect(mail.subject).toBe('[Critical] Nobody decides: 1 case in web (o-aaaaaaaaaa)');
  expect(mail.text).toEqual(`Manager, nobody decides: 1 case waits, 1 critical. No further reminder follows.

Undecided
---------

web (111111111111)
- Critical: An unused root access key
  The root user has an active access key, and nobody used it lately.
  Key …AAAA was never used.
  Decide by 9 Nov 2026 (UTC).

Who may decide: Security lead <${lead}>, Platform lead <${second}>.

Nothing is deleted without a decision. A case that nobody decides expires.

--${' '}
You get this mail because the policy names you in approvals.escalateTo. It informs you and gives no authority to decide.
Organization o-aaaaaaaaaa (run run-1).
`);
});

test('says where too few could be asked, and that it takes two', () => {
  const mail = renderEscalation({ ...base, policy: approversPolicy(2), cases: [unasked, waiting] });
  expect(mail.subject).toBe('[Critical] Nobody decides: 2 cases in 2 accounts (o-aaaaaaaaaa)');
  expect(mail.text).toMatch(
    /batch \(2{12}\)[^]*Too few approvers could be asked by mail, so its time to decide has not begun\./,
  );
  expect(mail.text).toContain('Who may decide, 2 of them together: ');
});

test('continues the thread of its most severe case, and says the same in text and HTML', () => {
  const mail = renderEscalation({ ...base, cases: [unasked, waiting] });
  expect(mail.thread).toBe('run-0');
  expect(htmlWords(mail.html)).toEqual(textWords(mail.text));
});

test('informs only: it holds nothing to press', () => {
  const mail = renderEscalation({ ...base, cases: [waiting, unasked] });
  expect(mail.html).toContain(`Security lead &lt;${lead}&gt;`);
  expect(mail.html).not.toMatch(/href|<form|<img|<button/);
  expect(mail.text).not.toMatch(/https?:/);
});

test('never lets a name break the subject line or become markup', () => {
  const cases = [caseRecord({ accountName: '<b>\r\nBcc: x' })];
  const mail = renderEscalation({ ...base, person: { name: '<i>\nx', email: 'x@example.com' }, cases });
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(mail.html).not.toMatch(/<i>|<b>\s*Bcc/);
  expect(mail.text.split('\n').some((line) => /^(Bcc|x)/.test(line))).toBe(false);
});
