import { html } from 'hono/html';
import { type Contact, contactFields, type ContactField, differentFields } from '../../domain/contact';
import { contactRuleOf } from '../../domain/contact-rules';
import { count } from '../../domain/count';
import type { Action } from '../../domain/finding';
import type { ContactChange, ContactChanges } from '../../domain/runs/contact-changes';
import type { AccountReport, Report } from '../../domain/runs/report';
import { baseStyle } from '../base-style';
import { colourRules } from '../colours';
import type { Markup } from '../markup';
import { timeOf } from '../pages/when';
import { doneWords, ruleWords, triggerWords } from '../words';
import { selfContained } from './self-contained';

/** `contact-changes.html`: old and new values of contacts, by account. One self-contained page, readable at 320 px. */
export function renderContactChangesHtml({ changes }: ContactChanges, report: Report): string {
  const { run, organization } = report;
  const accounts = report.accounts.flatMap((account) => {
    const own = changes.filter((change) => change.account === account.id);
    return own.length > 0 ? [{ account, own }] : [];
  });
  return selfContained(
    `Rootward contact changes ${run.startedAt.slice(0, 10)}`,
    style,
    html`<header>
        <h1>Contact changes</h1>
        <p>${countWords(changes)}</p>
        <ul class="facts soft">
          <li>As of ${timeOf(run.finishedAt)}</li>
          <li>Organization <code>${organization.id}</code></li>
          <li>Run ${triggerWords[run.trigger]}, mode ${run.mode}</li>
          <li><code>${run.id}</code></li>
        </ul>
        <p class="soft">
          This page holds contact details; the report of the run holds none. Before: as the run read it. Wanted: what
          the policy says. ${changes.some(isOverwrite) ? wayBack : ''}
        </p>
      </header>
      <main>${accounts.map(({ account, own }) => accountCard(account, own))}</main>`,
  );
}

const isOverwrite = ({ before, action }: ContactChange): boolean => before !== null && action === 'fixed';

const wayBack = html`What an overwrite replaced can be written back with <code>rootward contacts restore</code>.`;

/** What became of a contact, in words. */
const actionWords: Readonly<Partial<Record<Action, string>>> = {
  fixed: 'written',
  'would-fix': 'would be written',
  failed: 'not written: it failed',
  inform: 'left as it is',
};

const changeWords = (change: ContactChange): string =>
  change.leftAlone === undefined ? (actionWords[change.action] ?? change.action) : doneWords(change);

function countWords(changes: readonly ContactChange[]): string {
  const counts = [...new Set([...Object.values(actionWords), ...changes.map(changeWords)])].flatMap((words) => {
    const some = changes.filter((change) => changeWords(change) === words);
    const accounts = new Set(some.map(({ account }) => account)).size;
    return some.length === 0 ? [] : [`${count(some.length, 'contact')} in ${count(accounts, 'account')} ${words}`];
  });
  return counts.length === 0 ? 'The run found no contact to change.' : `${counts.join('; ')}.`;
}

function accountCard({ id, name, findings }: AccountReport, changes: readonly ContactChange[]): Markup {
  return html`<section class="card">
    <h2>${name} <code>${id}</code></h2>
    ${changes.map((change) => {
      const finding = findings.find(({ rule }) => rule === contactRuleOf(change.type));
      const note = change.action === 'failed' || change.action === 'inform' ? finding?.message : undefined;
      return html`${change.before === null ? addedContact(change) : changeTable(change, change.before)}
      ${note === undefined ? '' : html`<p class="soft">${note}</p>`}`;
    })}
  </section>`;
}

const titleOf = (change: ContactChange): Markup =>
  html`<b>${ruleWords[contactRuleOf(change.type)]}</b>, ${changeWords(change)}`;

/** A contact where there was none, in two lines, because most changes of a first run are of this kind. */
const addedContact = (change: ContactChange): Markup =>
  html`<p>
    ${titleOf(change)}<br />
    <span class="soft">There was none. Wanted:</span>
    ${contactFields.map((field, index) => html`${index === 0 ? '' : ', '}<bdi>${change.after[field]}</bdi>`)}
  </p>`;

function changeTable(change: ContactChange, before: Contact): Markup {
  // Roles, because a table that phones show as blocks is none for screen readers otherwise.
  return html`<table role="table">
    <caption>
      ${titleOf(change)}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${['Field', 'Before', 'Wanted'].map((title) => html`<th role="columnheader" scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${differentFields(before, change.after).map((field) => fieldRow(field, before, change.after))}
    </tbody>
  </table>`;
}

const fieldRow = (field: ContactField, before: Contact, after: Contact): Markup =>
  html`<tr role="row">
    <th role="rowheader" scope="row">${field}</th>
    <td role="cell" data-label="Before">${before[field]}</td>
    <td role="cell" data-label="Wanted">${after[field]}</td>
  </tr>`;

const style = `
${colourRules()}
${baseStyle}
main,header{max-width:60rem;margin:0 auto;padding:0 1rem}header{padding-top:1rem}main{padding-bottom:2rem}
h1{font-size:1.5rem;margin:.2rem 0}h2{font-size:1.05rem;margin:.6rem 0}h2 code{color:var(--soft);font-weight:400}
.card{padding:.1rem .8rem .6rem}.card p{margin:.2rem 0}
table{width:100%;table-layout:fixed;border-collapse:collapse;margin:.4rem 0}caption{text-align:left;padding:.2rem 0}
th,td{text-align:left;vertical-align:top;border-top:1px solid var(--line);padding:.2rem .6rem .2rem 0;font-weight:400;unicode-bidi:isolate}
thead th{color:var(--soft);font-size:.9rem}th:first-child{width:4.2rem}tbody th{color:var(--soft)}
@media screen and (max-width:30rem){
table,caption,tbody,tr,td,th{display:block}thead{position:absolute;left:-99rem}
tr{border-top:1px solid var(--line);padding:.2rem 0}tbody th,td{border:0;padding:0}
td{font-size:.9rem}td::before{content:attr(data-label);display:block;font-size:.8rem;color:var(--soft)}
}
@media print{table,.card p{break-inside:avoid}h2{break-after:avoid}}`;
