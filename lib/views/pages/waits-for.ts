import type { CaseRecord } from '../../domain/cases/case';
import { approverOf, sameAddress } from '../../domain/cases/approvers';
import { quorumOf, standing } from '../../domain/cases/quorum';
import type { Policy } from '../../domain/policy/schema';

/** Above this many people, only their number is told. */
const namedAtMost = 4;

/** Whose answer a pending case waits for, as the visitor reads it: `1 of 2, waits for you or Platform lead`. */
export function waitsForWords(record: CaseRecord, approvals: Policy['approvals'], email: string): string {
  const quorum = quorumOf(record, { approvals });
  const people = (quorum?.waitsFor ?? approvals.approvers)
    .map((person) => (sameAddress(person.email, email) ? 'you' : person.name))
    .toSorted((a, b) => Number(b === 'you') - Number(a === 'you'));
  const missing = approvals.required - (quorum?.given.length ?? 0);
  const so = quorum === undefined ? '' : `${quorum.given.length} of ${quorum.required}, `;
  return `${so}waits for ${someOf(people, missing)}`;
}

/** True for an approver who has agreed already. */
export const hasAgreed = (record: CaseRecord, approvals: Policy['approvals'], email: string): boolean => {
  const own = approverOf(email, { approvals });
  return own !== undefined && standing(record, { approvals }).some(({ by }) => by === own);
};

function someOf(people: readonly string[], amount: number): string {
  if (people.length > namedAtMost) {
    const others = people.filter((name) => name !== 'you').length;
    const you = others < people.length;
    return amount > 1
      ? `${amount} of ${people.length} approvers`
      : `${you ? 'you or ' : ''}any of ${others} ${you ? 'others' : 'approvers'}`;
  }
  if (amount >= people.length) return joined(people, 'and');
  return amount > 1 ? `${amount} of ${people.join(', ')}` : joined(people, 'or');
}

const joined = (names: readonly string[], word: 'and' | 'or'): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
