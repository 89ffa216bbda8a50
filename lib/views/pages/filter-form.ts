import { html, raw } from 'hono/html';
import type { CaseRecord } from '../../domain/cases/case';
import { caseRules } from '../../domain/cases/case-rules';
import { severities, type Severity } from '../../domain/finding';
import type { Markup } from '../markup';
import { ruleWords, severityWords } from '../words';
import { queuePath, type QueueFilter } from './queue-filter';

/** Links that show the cases of one severity, with their number. */
export function severityChips(cases: readonly CaseRecord[], filter: QueueFilter): Markup {
  const chip = (severity: Severity | undefined, text: string, amount: number): Markup => {
    const current = filter.severity === severity;
    return html`<li>
      <a href="${queuePath({ ...filter, severity })}" ${current ? raw('aria-current="true"') : ''}
        >${text} <b class="${amount === 0 ? 'none' : (severity ?? '')}">${amount}</b></a
      >
    </li>`;
  };
  return html`<ul class="chips" aria-label="By severity">
    ${chip(undefined, 'All', cases.length)}
    ${severities
      .map((severity) => ({ severity, amount: cases.filter((record) => record.severity === severity).length }))
      .filter(({ severity, amount }) => amount > 0 || filter.severity === severity)
      .map(({ severity, amount }) => chip(severity, severityWords[severity], amount))}
  </ul>`;
}

const option = (value: string, text: string, chosen: string): Markup =>
  html`<option value="${value}" ${value === chosen ? raw('selected') : ''}>${text}</option>`;

/** The form that filters the queue; it only reads. */
export const filterForm = ({ state, severity, rule, text = '' }: QueueFilter): Markup =>
  html`<form class="filter panel" method="get" action="/" role="search" aria-label="Filter cases">
    <div class="wide"><label for="text">Words</label><input id="text" type="search" name="text" value="${text}" /></div>
    <div>
      <label for="rule">Rule</label>
      <select id="rule" name="rule">
        ${option('', 'any', rule ?? '')} ${caseRules.map((id) => option(id, ruleWords[id], rule ?? ''))}
      </select>
    </div>
    <div>
      <label for="severity">Severity</label>
      <select id="severity" name="severity">
        ${option('', 'any', severity ?? '')} ${severities.map((id) => option(id, severityWords[id], severity ?? ''))}
      </select>
    </div>
    <div>
      <label for="show">Show</label>
      <select id="show" name="state">
        ${option('open', 'open', state)} ${option('closed', 'closed', state)}
      </select>
    </div>
    <div class="actions"><button class="plain">Filter</button> <a href="/">Clear</a></div>
  </form>`;
