import type { CaseRecord, Decision } from '../domain/cases/case';
import { quorumOf } from '../domain/cases/quorum';
import type { Policy } from '../domain/policy/schema';

const said: Readonly<Record<Decision, string>> = {
  approve: 'approved the deletion',
  accept: 'accepted the risk',
  done: 'said that it is done',
  reject: 'rejected',
};

/** `A` or `A, B or C` */
const anyOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

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
      return detail === 'used' ? `A key was used after ${by} had approved its deletion, so nothing was deleted.` : '';
    default:
      return '';
  }
}

/** How a case ended, for those who were asked about it. */
export function resultWords(record: CaseRecord): string {
  const { state, decision, decidedBy, acceptedUntil, timeline } = record;
  const by = decidedBy === undefined ? '' : ` by ${decidedBy}`;
  const reason = timeline.findLast(({ event }) => event === 'rejected' || event === 'accepted')?.detail ?? '';
  switch (state) {
    case 'done':
      if (decision === 'approve') return `Deleted as approved${by}, and proven by reading again.`;
      return decision === 'done'
        ? `Done${by}, and proven by reading again.`
        : 'The finding is gone; nothing is left to decide.';
    case 'accepted':
      return `Risk accepted${by} until ${acceptedUntil ?? 'further notice'}: ${reason.replace(/^until \S+: /, '')}`;
    case 'rejected':
      return `Rejected${by}: ${reason}`;
    default:
      return `Ended without a result after the decision${by}: ${record.message}`;
  }
}
