import { caseRules } from '../../../lib/domain/cases/case-rules';
import { rules } from '../../../lib/domain/rules';
import { questionItem } from '../../../lib/views/mails/questions';
import { approversPolicy, lead } from '../../domain/support/cases';
import { caseRecord } from '../samples';

const reader = { person: { name: 'Security lead', email: lead }, policy: approversPolicy() };

/** Reasons of unknowns open no case. */
const reasons = rules.flatMap(({ id, reasons: words }) =>
  caseRules.flatMap((rule) =>
    rule === id
      ? Object.entries(words).flatMap(([reason, why]) => (why.startsWith('unknown:') ? [] : [{ rule, reason }]))
      : [],
  ),
);

test.each(reasons)('$rule $reason has a title in words', ({ rule, reason }) => {
  const { title, lines } = questionItem(caseRecord({ rule, reason, message: 'What was found.' }), reader);
  expect(title).not.toContain(rule);
  expect(`${title} ${lines.join(' ')}`).not.toMatch(/\b(in-use|use-unknown|not-hardware|unused\.|absent)\b/);
});

test('there are reasons of each rule that opens cases', () => {
  expect(new Set(reasons.map(({ rule }) => rule)).size).toBe(caseRules.length);
});

test.each([
  ['used', 'A key was used after the last use that the case showed, so nothing was deleted.'],
  ['changed', 'The account is no longer as it was shown.'],
  ['void', 'The approval was older than 48 hours, so nothing was done.'],
])('a question that follows a decision that came to nothing says so: %s', (detail, why) => {
  const question = (by?: string) =>
    caseRecord({ generation: 2, previous: { state: 'stale', detail, ...(by && { by }) } });
  expect(questionItem(question(lead), reader).lines).toContain(`What ${lead} decided came to nothing. ${why}`);
  expect(questionItem(question(), reader).lines.join(' ')).not.toContain(why);
});

test('the keys are named once', () => {
  const message = 'The root user has an active access key without recent use: active key …AAAA, never used.';
  expect(questionItem(caseRecord({ message }), reader).lines).toEqual([
    'The root user has an active access key, and nobody used it lately.',
    'Active key …AAAA, never used.',
  ]);
  const whole = caseRecord({ rule: 'root-mfa', reason: 'absent', message: 'A password: no MFA.' });
  expect(questionItem(whole, reader).lines).toEqual(['A password: no MFA.']);
});

test('dates are told as the page tells them', () => {
  const message = 'A new key: active key …AAAA, created 2026-10-25, never used.';
  expect(questionItem(caseRecord({ reason: 'new', message }), reader).lines).toContain(
    'Active key …AAAA, created 25 Oct 2026, never used.',
  );
  const reported = 'No MFA. As of the credential report of 2026-11-01 04:00 UTC.';
  expect(questionItem(caseRecord({ rule: 'root-mfa', reason: 'absent', message: reported }), reader).lines).toEqual([
    'No MFA. As of the credential report of 1 Nov 2026, 04:00 UTC.',
  ]);
});
