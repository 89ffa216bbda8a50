import type { CaseRecord } from './case';
import { utcDay } from '../time';
import { ruleIds, severities } from '../finding';
import type { CaseRun, CaseSubject } from './subject';

/** How many generations of the case opened on a UTC day. */
export const openingsOn = (day: string, { timeline, openedAt, earlierOpenings = 0 }: CaseRecord): number =>
  timeline.filter(({ event, at }) => event === 'opened' && utcDay(at) === day).length +
  (utcDay(openedAt) === day ? earlierOpenings : 0);

/** How many more generations may open on the UTC day of the run. `current`: the records of all accounts. */
export function freePlaces(current: Iterable<CaseRecord>, { run, policy }: CaseRun): number {
  let places = policy.approvals.openPerDay;
  for (const record of current) places -= openingsOn(utcDay(run.startedAt), record);
  return Math.max(0, places);
}

/** Sorts by severity (most severe first), then account, then rule. */
export const bySeverity = (left: CaseSubject, right: CaseSubject): number =>
  severities.indexOf(left.judgement.severity) - severities.indexOf(right.judgement.severity) ||
  left.account.id.localeCompare(right.account.id, 'en') ||
  ruleIds.indexOf(left.judgement.rule) - ruleIds.indexOf(right.judgement.rule);
