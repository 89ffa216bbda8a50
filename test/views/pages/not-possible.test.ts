import { refusalWords } from '../../../lib/views/pages/refusal-words';
import type { CaseRecord } from '../../../lib/domain/cases/case';
import { notPossibleWords } from '../../../lib/views/pages/not-possible';
import { policyOf, recordOf } from '../../domain/support/build';

const keys = { keys: [{ id: 'AKIAPAYMENTSAAAA1111', status: 'Active', lastUsedAt: null }] };

test.each<[string, Partial<CaseRecord>, string]>([
  [
    'what only a person can do',
    { rule: 'root-mfa', reason: 'absent', evidence: {} },
    'Rootward cannot do this work: a person does it and answers done. Possible are reject, accept and done.',
  ],
  [
    'the management account',
    { management: true, evidence: keys },
    'Rootward deletes nothing in the management account: a person does the work and answers done. Possible are reject, accept and done.',
  ],
  [
    'another answer before',
    { decision: 'approve', evidence: keys },
    'Somebody has answered approve, and only the same answer adds to it. Possible are approve and reject.',
  ],
  [
    'keys in use',
    { reason: 'in-use', evidence: keys },
    'Something uses these keys: their deletion counts only with the word that it is meant all the same (the box on the page, --even-if-used, "evenIfUsed": true). Possible are approve, reject, accept and done.',
  ],
  [
    'keys whose last use could not be read',
    { reason: 'use-unknown', evidence: { keys: [{ id: 'AKIAPAYMENTSAAAA1111', status: 'Active' }] } },
    'Rootward deletes no key whose last use it cannot read. Possible are reject, accept and done.',
  ],
  ['an approved case', { state: 'approved', decision: 'approve' }, 'It is approved. Possible is reject.'],
])('%s', (_, change, words) => {
  expect(notPossibleWords(recordOf(change))).toBe(words);
});

test('the command line says what can be answered instead', () => {
  const record = recordOf({ rule: 'root-mfa', reason: 'absent', evidence: {} });
  const words = refusalWords({ refusal: 'not-possible', record }, { by: 'lead@corp.example', policy: policyOf() });
  expect(words).toBe(
    'this cannot be answered to the case 200000000002 root-mfa, generation 1, as it stands. ' +
      'Rootward cannot do this work: a person does it and answers done. Possible are reject, accept and done',
  );
});
