import type { Finding, Outcome } from '../../lib/domain/finding';
import type { Report } from '../../lib/domain/runs/report';
import { lookWords } from '../../lib/views/look-words';

const finding = (verdict: Finding['verdict'], action: Finding['action']) => ({ verdict, action }) as Finding;
const account = (outcome: Outcome, ...findings: readonly Finding[]) => ({ outcome, findings });
const reportOf = (...accounts: readonly ReturnType<typeof account>[]): Report =>
  ({ run: { mode: 'plan', finishedAt: '2026-11-28T06:00:00Z' }, accounts }) as unknown as Report;

const clean = account('compliant');
const unread = account('incomplete', finding('unknown', 'none'));
const against = account('violations', finding('violation', 'would-fix'));
const told = account('compliant', finding('violation', 'inform'));

test.each([
  ['all read, nothing found', [clean, clean], ['None of 2 accounts is in violation.']],
  ['some in violation', [clean, against], ['1 of 2 accounts is in violation.']],
  [
    'nothing found where not everything could be read',
    [clean, unread, unread],
    ['None of 3 accounts is known to be in violation; 2 could not be read completely.'],
  ],
  [
    'some in violation, some unread',
    [against, against, unread],
    ['2 of 3 accounts are in violation; 1 could not be read completely.'],
  ],
  [
    'something to know',
    [told, told, clean],
    ['None of 3 accounts is in violation.', '2 accounts have findings that are for your information only.'],
  ],
] as const)('%s', (_, accounts, words) => {
  expect(lookWords(reportOf(...accounts))).toEqual(words);
});
