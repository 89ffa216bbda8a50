import { renderEscalation } from '../../../lib/views/mails/escalation';
import { approversPolicy } from '../../domain/support/cases';
import { caseRecord, run } from '../samples';

const base = {
  person: { name: 'Manager', email: 'manager@example.com' },
  run,
  organizationId: 'o-aaaaaaaaaa',
  policy: approversPolicy(1, {
    approvers: [
      { name: 'Security lead', email: 'lead@example.com' },
      { name: 'Platform lead', email: 'platform@example.com' },
    ],
  }),
};
const asked = { at: '2026-11-02T06:10:00.000Z', event: 'asked', by: 'rootward', detail: '2 approvers' } as const;

test('says what nobody decided, and who may', () => {
  const mail = renderEscalation({ ...base, cases: [caseRecord({ timeline: [asked] })] });
  expect(mail.subject).toBe('Rootward: 1 case waits for a decision in 1 account of o-aaaaaaaaaa');
  expect(mail.text).toEqual(`Hello Manager,

Nobody has decided these cases in organization o-aaaaaaaaaa (run run-1), and no further reminder follows:

web (111111111111)
  - [Critical] Root access key: unused. Key …AAAA was never used. Asked 1 time so far; expires on 2026-11-09 (UTC).

Who may decide: Security lead <lead@example.com>, Platform lead <platform@example.com>.
This mail informs only. An undecided case expires, and nothing is deleted without a decision.
`);
});

test('informs only: it holds nothing to press', () => {
  const mail = renderEscalation({ ...base, cases: [caseRecord(), caseRecord({ rule: 'root-mfa' })] });
  expect(mail.subject).toBe('Rootward: 2 cases wait for a decision in 1 account of o-aaaaaaaaaa');
  expect(mail.html).toContain('Security lead &lt;lead@example.com&gt;');
  expect(mail.html).not.toMatch(/href|<form|<img|<button/);
  expect(mail.text).not.toMatch(/https?:/);
});

test('never lets a name break the subject line or become markup', () => {
  const cases = [caseRecord({ accountName: '<b>\r\nBcc: x' })];
  const mail = renderEscalation({ ...base, person: { name: '<i>\nx', email: 'x@example.com' }, cases });
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(mail.html).not.toMatch(/<i>|<b>\r/);
  expect(mail.text.split('\n').some((line) => /^(Bcc|x)/.test(line))).toBe(false);
});
