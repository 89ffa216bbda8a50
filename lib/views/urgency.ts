import type { CaseRecord } from '../domain/cases/case';
import { ruleIds, severities } from '../domain/finding';

/** Reasons from the most to the least urgent, across rules. Others come after, in the order of the rules. */
const reasons: readonly string[] = [
  'in-use',
  'use-unknown',
  'absent',
  'unused',
  'new',
  'inactive',
  'not-hardware',
  'present',
];

const rankOf = (reason: string): number => {
  const rank = reasons.indexOf(reason);
  return rank < 0 ? reasons.length : rank;
};

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Sorts cases by severity, then what is in use or unprotected, then what expires first, then account and rule. */
export const byUrgency = (left: CaseRecord, right: CaseRecord): number =>
  severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
  rankOf(left.reason) - rankOf(right.reason) ||
  compare(left.expiresAt, right.expiresAt) ||
  compare(left.account, right.account) ||
  ruleIds.indexOf(left.rule) - ruleIds.indexOf(right.rule);

/** The cases of one account, most urgent first. */
export interface CasesOfAccount {
  readonly first: CaseRecord;
  readonly cases: readonly CaseRecord[];
}

/** Groups cases by account. The account with the most urgent case comes first. */
export function urgentAccounts(cases: readonly CaseRecord[]): readonly CasesOfAccount[] {
  const groups = new Map<string, CasesOfAccount>();
  for (const record of cases.toSorted(byUrgency)) {
    const { first, cases: before } = groups.get(record.account) ?? { first: record, cases: [] };
    groups.set(record.account, { first, cases: [...before, record] });
  }
  return [...groups.values()];
}
