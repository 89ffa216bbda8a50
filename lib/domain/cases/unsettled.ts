import { isAfter } from '../time';
import type { CaseRecord } from './case';
import { caseKey } from './subject';
import { endingOf } from './previous';
import type { LastRun } from '../runs/last-run';

/** Why a case ended as overtaken although the finding may still be there. For any other reason nothing is left to ask. */
const leavesWork: readonly string[] = ['used', 'changed', 'void', 'approvers-changed', 'plan-mode'];

/** States that settle nothing about the finding, beside some endings of `stale`. */
export const unsettledStates = ['failed', 'expired', 'stale'] as const;

/**
 * True for a current case that ended without a result, and whose finding may still be there: it ended since the last
 * run, or that run found it and asked nobody.
 */
export function isUnsettled(record: CaseRecord, last: LastRun | undefined): boolean {
  const { state, closedAt } = record;
  const open =
    state === 'failed' || state === 'expired' || (state === 'stale' && leavesWork.includes(endingOf(record)));
  if (!open || closedAt === undefined || last === undefined) return open;
  return isAfter(closedAt, last.startedAt) || last.unasked.includes(caseKey(record));
}
