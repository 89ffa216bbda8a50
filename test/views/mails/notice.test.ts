import { renderNotice } from '../../../lib/views/mails/notice';
import { approversPolicy, lead, second } from '../../domain/support/cases';
import { caseRecord } from '../samples';
import { htmlWords, textWords } from './words-of';

const base = { person: { name: 'Security lead', email: lead }, policy: approversPolicy(2) };
const pageUrl = 'https://page.example.com';
const agreed = caseRecord({ decision: 'approve', approvals: [{ by: second, at: '2026-11-03T06:00:00.000Z' }] });
const reopened = caseRecord({ generation: 2, previous: { state: 'failed', detail: 'not-done', by: second } });

test('says whose agreement is missing, and leads to the case', () => {
  const mail = renderNotice({ ...base, record: agreed, pageUrl });
  expect(mail.subject).toBe('[Critical] Your agreement is missing: An unused root access key, web');
  expect(mail.text)
    .toEqual(`Security lead, your agreement is missing: somebody has agreed about a case, and one more has to.

Open the case: https://page.example.com/cases/111111111111/root-access-key/1

Your agreement is missing
-------------------------

web (111111111111)
- Critical: An unused root access key
  The root user has an active access key, and nobody used it lately.
  Key …AAAA was never used.
  ${second} approved the deletion. That is 1 of 2, waits for Security lead.
  Decide by 9 Nov 2026 (UTC).

Nothing is deleted without a decision.

--${' '}
You get this mail because the policy names you as an approver. Other approvers get mails of their own: Platform lead.
First asked about by run run-1.
`);
});

test('says that what was said to be done is still there', () => {
  const mail = renderNotice({ ...base, record: reopened });
  expect(mail.subject).toBe('[Critical] Still open: An unused root access key, web');
  expect(mail.text).toMatch(/^Security lead, a case is open again: /);
  expect(mail.text).toContain(`  ${second} said that it was done; Rootward read the account again, and it is not.\n`);
  expect(mail.html).not.toContain('href');
});

test.each([agreed, reopened])(
  'continues the thread of the first question, in two parts that say the same',
  (record) => {
    const mail = renderNotice({ ...base, record: { ...record, runId: 'run-0' }, pageUrl });
    expect(mail.thread).toBe('run-0');
    expect(htmlWords(mail.html)).toEqual(textWords(mail.text));
    expect(mail.html.match(/href/g)).toHaveLength(1);
  },
);

test('never lets an account name break the subject line or become markup', () => {
  const mail = renderNotice({ ...base, record: { ...agreed, accountName: '<b>\r\nBcc: x\u202E' } });
  expect(mail.subject).toBe('[Critical] Your agreement is missing: An unused root access key, <b> Bcc: x');
  expect(mail.html).not.toMatch(/<b>\s*Bcc/);
});
