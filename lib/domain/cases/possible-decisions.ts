import * as z from 'zod';
import { type CaseRecord, type Decision, decisions } from './case';
import { shownCredentials } from './shown-credentials';

/** True when Rootward can delete what the case shows: keys of known use, or certificates, of a member account. */
const isDeletable = (record: CaseRecord): boolean =>
  record.management === false && shownCredentials(record).length > 0 && isUseKnown(record);

const OfKnownUse = z.array(z.object({ lastUsedAt: z.string().nullable() }));

/** False when the last use of a shown key is unknown: somebody may use it, and its deletion would be refused in the end. */
const isUseKnown = ({ rule, evidence }: CaseRecord): boolean =>
  rule !== 'root-access-key' || OfKnownUse.safeParse(evidence['keys']).success;

/** False for another decision than the one that somebody has agreed with: they do not count together. */
const addsUp = (decision: Decision, { decision: before }: CaseRecord): boolean =>
  before === undefined || decision === 'reject' || decision === before;

/** The answers that the case takes now, in the order of `decisions`; empty unless it is pending or approved. */
export function possibleDecisions(record: CaseRecord): readonly Decision[] {
  if (record.state === 'approved') return ['reject'];
  if (record.state !== 'pending') return [];
  return decisions.filter((decision) => (decision !== 'approve' || isDeletable(record)) && addsUp(decision, record));
}
