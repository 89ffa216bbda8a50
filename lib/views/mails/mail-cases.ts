import { html } from 'hono/html';
import type { CaseRecord } from '../../domain/cases/case';
import { timeRuns, timesAsked } from '../../domain/cases/telling';
import { severities } from '../../domain/finding';
import type { Policy } from '../../domain/policy/schema';
import { oneLine } from './mail';
import type { Markup } from '../markup';
import { count } from '../../domain/count';
import { previousWords, standingWords } from '../standing';
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

/** What a mail adds to the message of a case; may be empty. */
export type Note = (record: CaseRecord) => string;

/**
 * How the case before ended, who has agreed, how often the person was asked, and when the case expires, as far as it
 * applies.
 */
export const noteFor =
  (email: string, policy: Policy): Note =>
  (record) => {
    const times = timesAsked(record, email);
    const expires = timeRuns(record) ? `; expires on ${record.expiresAt.slice(0, 10)} (UTC)` : '';
    const asked = times === 0 ? '' : `Asked ${count(times, 'time')} so far${expires}.`;
    return [previousWords(record), standingWords(record, policy)?.long ?? '', asked]
      .filter((words) => words !== '')
      .join(' ');
  };

const spaced = (note: string): string => (note === '' ? '' : ` ${oneLine(note)}`);

/** The cases as lines of text, grouped by account. */
export const casesText = (cases: readonly CaseRecord[], note: Note): readonly string[] =>
  byAccount(cases).flatMap((account) => [
    `${account.name} (${account.id})`,
    ...account.cases.map(
      (record) =>
        `  - [${severityWords[record.severity]}] ${ruleWords[record.rule]}: ${record.reason}. ${oneLine(record.message)}${spaced(note(record))}`,
    ),
    '',
  ]);

/** The cases as HTML lists, grouped by account. */
export const casesMarkup = (cases: readonly CaseRecord[], note: Note): readonly Markup[] =>
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
                ${record.message}${spaced(note(record))}
              </li>`,
          )}
        </ul>`,
  );
