import type { CaseRecord, Refusal } from '../lib/domain/cases/case';
import type { Policy } from '../lib/domain/policy/schema';
import { stateWords } from '../lib/views/pages/case-words';
import { notPossibleWords } from '../lib/views/pages/not-possible';

interface Refused {
  readonly refusal: Refusal;
  readonly record: CaseRecord;
}

/** Why a decision did not count, in one sentence. */
export function refusalSentence(
  { refusal, record }: Refused,
  { by, policy }: { readonly by: string; readonly policy: Policy },
): string {
  const name = `the case ${record.account} ${record.rule}, generation ${record.generation},`;
  const reasons: Readonly<Record<Refusal, string>> = {
    'not-an-approver': `${by} is no approver of the deployed policy (${policy.approvals.approvers.map(({ email }) => email).join(', ')})`,
    expired: `${name} expired at ${record.expiresAt}`,
    closed: `${name} was decided before (${stateWords[record.state].toLowerCase()})`,
    changed: `${name} is about an account that has changed since`,
    'not-possible': `this cannot be answered to ${name} as it stands. ${notPossibleWords(record).replace(/\.$/, '')}`,
  };
  return `The decision did not count, and nothing was changed: ${reasons[refusal]}.`;
}
