import type { CaseRecord, Decision } from '../domain/cases/case';
import { quorumOf } from '../domain/cases/quorum';
import type { Policy } from '../domain/policy/schema';
import { detailWords } from './pages/case-words';

const said: Readonly<Record<Decision, string>> = {
  approve: 'approved the deletion',
  accept: 'accepted the risk',
  done: 'said that it is done',
  reject: 'rejected',
};

const joined = (names: readonly string[], word: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;

/** `A` or `A, B or C` */
export const anyOf = (names: readonly string[]): string => joined(names, 'or');

/** `A` or `A, B and C` */
export const allOf = (names: readonly string[]): string => joined(names, 'and');

/** `1 of 2` and who is missing, where some have agreed and more have to; undefined elsewhere. */
export function standingWords(
  record: CaseRecord,
  policy: Pick<Policy, 'approvals'>,
): { readonly short: string; readonly long: string } | undefined {
  const quorum = quorumOf(record, policy);
  if (quorum === undefined) return undefined;
  const { given, required, waitsFor, decision } = quorum;
  const short = `${given.length} of ${required}, waits for ${anyOf(waitsFor.map(({ name }) => name))}`;
  const who = given.map(({ by }) => by).join(' and ');
  return { short, long: `${who} ${said[decision]}. That is ${short}.` };
}

const staleWords = (detail: string): string => detailWords({ at: '', event: 'stale', by: 'rootward', detail });

/** How the generation before ended, where people did or decided something; empty elsewhere. */
export function previousWords({ previous }: CaseRecord): string {
  if (previous === undefined) return '';
  const { state, detail, by = 'somebody' } = previous;
  switch (state) {
    case 'failed':
      if (detail === 'not-done') return `${by} said that it was done; Rootward read the account again, and it is not.`;
      if (detail === 'still-there') return `What ${by} approved was carried out, and the finding is still there.`;
      return `What ${by} decided could not be carried out or proven.`;
    case 'rejected':
      return `${by} rejected it before.`;
    case 'accepted':
      return `${by} had accepted the risk.`;
    case 'expired':
      return 'Nobody decided about it in time before.';
    case 'stale':
      return previous.by === undefined ? '' : `What ${by} decided came to nothing. ${staleWords(detail)}`;
    default:
      return '';
  }
}
