import type { Finding, FindingDecision } from '../finding';
import { acceptanceReason } from './acceptance';
import type { CaseRecord } from './case';

/** What a finding tells of its case: the generation, and the acceptance or rejection while it stands. */
export function caseOnFinding(record: CaseRecord): Pick<Finding, 'decision' | 'generation'> {
  const decision = decisionOn(record);
  return { generation: record.generation, ...(decision === undefined ? {} : { decision }) };
}

/** Who accepted or rejected, when, why and until when; undefined for a case in another state. */
function decisionOn(record: CaseRecord): FindingDecision | undefined {
  const { state, timeline, decidedBy: by, decidedAt: at, acceptedUntil } = record;
  if ((state !== 'accepted' && state !== 'rejected') || by === undefined || at === undefined) return undefined;
  const detail = timeline.findLast(({ event }) => event === state)?.detail ?? '';
  if (state === 'rejected') return { decision: 'reject', by, at, reason: detail };
  const until = acceptedUntil === undefined ? {} : { until: acceptedUntil };
  return { decision: 'accept', by, at, reason: acceptanceReason(detail), ...until };
}
