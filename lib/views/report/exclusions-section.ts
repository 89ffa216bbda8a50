import { html } from 'hono/html';
import { ruleIds, type Finding } from '../../domain/finding';
import type { AccountReport } from '../../domain/runs/report';
import type { Markup } from '../markup';
import { ruleWords, severityWords } from '../words';
import { accountWords } from './account-list';
import { groupBy } from './group-by';
import { isNotable } from '../severe-first';
import type { View } from './view';
import { datesInWords, dayWords } from '../pages/when';

interface Excluded {
  readonly account: AccountReport;
  readonly findings: readonly Finding[];
}

/** Exclusions of the policy: each with its end and reason once, and what was found under it all the same. */
export function exclusionsSection(view: View): Markup | string {
  const excluded = view.accounts.flatMap((account) =>
    [...groupBy(account.findings.filter(isExcluded), noteOf)].map(([note, findings]) => ({ note, account, findings })),
  );
  return excluded.length === 0
    ? ''
    : html`<section id="exclusions" aria-labelledby="exclusions-title">
        <h2 id="exclusions-title">Excluded by the policy</h2>
        <p class="soft">Read and told, never fixed or asked about.</p>
        ${[...groupBy(excluded, ({ note }) => note)].map(([note, its]) => exclusion(note, its, view))}
      </section>`;
}

const isExcluded = ({ action }: Finding): boolean => action === 'excluded';

/** The end of an excluded finding's message: `until 2027-03-31: Moves next year`. */
function noteOf({ message }: Finding): string {
  const [, note = 'without an end or a reason in this report'] = / ?Excluded (until .*)$/s.exec(message) ?? [];
  return note;
}

const exclusion = (note: string, excluded: readonly Excluded[], view: View): Markup =>
  html`<div class="card">
    <h3>Excluded ${note.replace(/\d{4}-\d\d-\d\d/, dayWords)}</h3>
    <ul class="entries long">
      ${excluded.map(
        ({ account, findings }) =>
          html`<li>
            ${accountWords(account, view)}:
            ${findings.length === ruleIds.length ? 'every rule' : findings.map(({ rule }) => ruleWords[rule]).join(', ')}.
            ${found(account, findings)}
          </li>`,
      )}
    </ul>
  </div>`;

function found(account: AccountReport, findings: readonly Finding[]): Markup | string {
  const notable = findings.filter(isNotable);
  return notable.length === 0
    ? 'Nothing was found.'
    : html`<ul>
        ${notable.map(
          ({ rule, severity, message }) =>
            html`<li id="${account.id}-${rule}">
              ${ruleWords[rule]} (${severityWords[severity].toLowerCase()}):
              ${datesInWords(message.replace(/ ?Excluded until .*$/s, ''))}
            </li>`,
        )}
      </ul>`;
}
