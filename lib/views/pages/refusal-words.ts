import type { CaseRecord, Refusal } from '../../domain/cases/case';
import type { Policy } from '../../domain/policy/schema';
import { stateWords } from './case-words';
import { notPossibleWords } from './not-possible';

interface Refused {
  readonly refusal: Refusal;
  readonly record: CaseRecord;
}

/** Why a decision did not count, for the command line: a clause without a full stop. */
export function refusalWords(
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
  return reasons[refusal];
}
