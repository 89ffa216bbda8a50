import type { CaseRecord } from './case';
import { utcDay } from '../time';
import { ruleIds, severities } from '../finding';
import type { CaseRun, CaseSubject } from './subject';
import { wasAsked } from './telling';

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

/** A finding that wants a place, and the case that it has so far. */
export interface Candidate {
  readonly subject: CaseSubject;
  readonly stored: CaseRecord | undefined;
}

/**
 * Sorts by severity (most severe first); then those about which nobody was ever asked come before those that open
 * again; then who has waited longest; then account and rule.
 */
export const byPlace = (left: Candidate, right: Candidate): number =>
  rank(left) - rank(right) ||
  Number(isAskedBefore(left)) - Number(isAskedBefore(right)) ||
  compare(waitsSince(left), waitsSince(right)) ||
  compare(left.subject.account.id, right.subject.account.id) ||
  ruleIds.indexOf(left.subject.judgement.rule) - ruleIds.indexOf(right.subject.judgement.rule);

const rank = ({ subject }: Candidate): number => severities.indexOf(subject.judgement.severity);

const isAskedBefore = ({ stored }: Candidate): boolean =>
  stored !== undefined && (stored.askedBefore === true || wasAsked(stored));

/** A queued case waits since it was queued, one that opens again since it was closed; a new one sorts after all. */
const waitsSince = ({ stored }: Candidate): string =>
  stored === undefined ? '9' : (stored.closedAt ?? stored.openedAt);

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
