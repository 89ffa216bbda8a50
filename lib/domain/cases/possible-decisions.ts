import { type CaseRecord, type Decision, decisions } from './case';
import { shownCredentials } from './shown-credentials';

/** True when Rootward can delete what the case shows: keys or certificates of a member account. */
const isDeletable = (record: CaseRecord): boolean => record.management === false && shownCredentials(record).length > 0;

/** False for another decision than the one that somebody has agreed with: they do not count together. */
const addsUp = (decision: Decision, { decision: before }: CaseRecord): boolean =>
  before === undefined || decision === 'reject' || decision === before;

/** The answers that the case takes now, in the order of `decisions`; empty unless it is pending or approved. */
export function possibleDecisions(record: CaseRecord): readonly Decision[] {
  if (record.state === 'approved') return ['reject'];
  if (record.state !== 'pending') return [];
  return decisions.filter((decision) => (decision !== 'approve' || isDeletable(record)) && addsUp(decision, record));
}
