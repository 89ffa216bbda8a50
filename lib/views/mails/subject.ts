import type { CaseRecord } from '../../domain/cases/case';
import { severities, type Severity } from '../../domain/finding';
import { count } from '../../domain/count';
import { severityWords } from '../words';
import { oneLine } from './mail-content';

/** `[Critical] `: the worst severity among the cases. */
export const severityTag = (cases: readonly CaseRecord[]): string => {
  const worst = severities.find((severity) => cases.some((record) => record.severity === severity));
  return worst === undefined ? '' : `[${severityWords[worst]}] `;
};

/** `2 accounts`, or the name of the only one. */
export function accountsWords(cases: readonly CaseRecord[]): string {
  const accounts = new Map(cases.map(({ account, accountName }) => [account, accountName]));
  const [only] = accounts.values();
  return accounts.size === 1 && only !== undefined && oneLine(only) !== ''
    ? oneLine(only)
    : count(accounts.size, 'account');
}

/** `5 critical, 1 high`. */
export const severityCounts = (cases: readonly { readonly severity: Severity }[]): string =>
  severities
    .map((severity) => [cases.filter((record) => record.severity === severity).length, severity] as const)
    .filter(([amount]) => amount > 0)
    .map(([amount, severity]) => `${amount} ${severity}`)
    .join(', ');
