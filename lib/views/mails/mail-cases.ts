import { html } from 'hono/html';
import type { CaseRecord } from '../../domain/cases/case';
import { timesAsked } from '../../domain/cases/reminding';
import { severities } from '../../domain/finding';
import { oneLine } from './mail';
import type { Markup } from '../markup';
import { count } from '../../domain/count';
import { ruleWords, severityWords } from '../words';

/** The cases of one account. */
export interface AccountCases {
  readonly id: string;
  readonly name: string;
  readonly cases: readonly CaseRecord[];
}

const rank = (record: CaseRecord): number => severities.indexOf(record.severity);

/** Groups cases by account. Accounts with the most severe cases come first, and in each the most severe case. */
export function byAccount(cases: readonly CaseRecord[]): readonly AccountCases[] {
  const groups = new Map<string, CaseRecord[]>();
  for (const record of cases.toSorted((a, b) => rank(a) - rank(b) || a.account.localeCompare(b.account)))
    groups.set(record.account, [...(groups.get(record.account) ?? []), record]);
  return [...groups].map(([id, records]) => ({ id, name: oneLine(records[0]?.accountName ?? ''), cases: records }));
}

/** How often approvers were asked about a case and when it expires; empty for a new case. */
const waiting = (record: CaseRecord): string => {
  const times = timesAsked(record);
  return times === 0 ? '' : ` Asked ${count(times, 'time')} so far; expires on ${record.expiresAt.slice(0, 10)} (UTC).`;
};

/** The cases as lines of text, grouped by account. */
export const casesText = (cases: readonly CaseRecord[]): readonly string[] =>
  byAccount(cases).flatMap((account) => [
    `${account.name} (${account.id})`,
    ...account.cases.map(
      (record) =>
        `  - [${severityWords[record.severity]}] ${ruleWords[record.rule]}: ${record.reason}. ${oneLine(record.message)}${waiting(record)}`,
    ),
    '',
  ]);

/** The cases as HTML lists, grouped by account. */
export const casesMarkup = (cases: readonly CaseRecord[]): readonly Markup[] =>
  byAccount(cases).map(
    (account) =>
      html`<h2 style="font-size:1rem;margin:1.2rem 0 .3rem">
          ${account.name} <span style="font-weight:normal;color:#59616e">${account.id}</span>
        </h2>
        <ul style="margin:0;padding-left:1.2rem">
          ${account.cases.map(
            (record) =>
              html`<li style="margin:.2rem 0">
                <b>${severityWords[record.severity]}</b>, ${ruleWords[record.rule]}: ${record.reason}.
                ${record.message}${waiting(record)}
              </li>`,
          )}
        </ul>`,
  );
