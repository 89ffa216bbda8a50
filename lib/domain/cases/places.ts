import type { CaseRecord } from '../case';
import { utcDay } from '../time';
import { ruleIds, severities } from '../finding';
import { type CaseRun, type CaseSubject, caseKey } from './subject';

/** How many more generations may open on the UTC day of the run. Every record counts that opened today, archived ones too. */
export function freePlaces(cases: readonly CaseRecord[], { run, policy }: CaseRun): number {
  const today = utcDay(run.startedAt);
  const openedToday = cases.filter(({ timeline }) =>
    timeline.some(({ event, at }) => event === 'opened' && utcDay(at) === today),
  );
  // An archived copy may stand beside the generation it was made of for a moment.
  const generations = new Set(openedToday.map((record) => `${caseKey(record)}/${record.generation}`));
  return Math.max(0, policy.approvals.openPerDay - generations.size);
}

/** Most severe first, then by account, then in the order of the rules. */
export const bySeverity = (left: CaseSubject, right: CaseSubject): number =>
  severities.indexOf(left.judgement.severity) - severities.indexOf(right.judgement.severity) ||
  left.account.id.localeCompare(right.account.id, 'en') ||
  ruleIds.indexOf(left.judgement.rule) - ruleIds.indexOf(right.judgement.rule);
