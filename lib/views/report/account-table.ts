import { html } from 'hono/html';
import { ruleIds, type RuleId } from '../../domain/finding';
import type { AccountReport } from '../../domain/runs/report';
import type { Markup } from '../markup';
import { outcomeWords, ruleWords, severityWords } from '../words';
import { severityOf } from './rule-of';
import { cellKind, type CellKind } from './cell-kind';
import { reasonWords } from './words-of';
import type { View } from './view';

/** From this many accounts on, those with nothing to tell are folded into one list. */
const foldFrom = 300;

/** The accounts with something to tell, and those that are only listed, most severe first. Skipped ones are in neither. */
export function foldedAccounts(accounts: readonly AccountReport[]): {
  readonly rows: readonly AccountReport[];
  readonly folded: readonly AccountReport[];
} {
  const read = accounts.filter(({ outcome }) => outcome !== 'skipped');
  if (accounts.length < foldFrom) return { rows: read, folded: [] };
  const isPlain = ({ outcome, findings }: AccountReport): boolean =>
    outcome === 'compliant' && findings.every((finding) => ['fine', 'none'].includes(cellKind(finding)));
  return { rows: read.filter((account) => !isPlain(account)), folded: read.filter(isPlain) };
}

/** The overview of accounts and rules: one row for each account, one column for each rule. */
export function accountTable(view: View): Markup {
  const { rows } = foldedAccounts(view.accounts);
  return html`<div class="matrix scroll" role="region" aria-label="Table of accounts and rules" tabindex="0">
    <table>
      <caption class="heard">
        Accounts by rule
      </caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col" class="outcome">Outcome</th>
          ${ruleIds.map(columnHead)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((account) => accountRow(account, view))}
      </tbody>
    </table>
  </div>`;
}

const columnHead = (rule: RuleId): Markup =>
  html`<th scope="col">
    <a href="#rule-${rule}">${ruleWords[rule]}</a>
    <span class="${severityOf(rule)}">${severityWords[severityOf(rule)]}</span>
  </th>`;

function accountRow(account: AccountReport, view: View): Markup {
  const found = new Map(account.findings.map((finding) => [finding.rule, finding]));
  const cells = ruleIds.map((rule) => {
    const finding = found.get(rule);
    const kind = finding === undefined ? 'unread' : cellKind(finding);
    if (kind === 'fine' || kind === 'none') return plainCells[kind];
    const words = finding === undefined ? 'unread' : cellWords(kind, reasonWords(finding));
    return html`<td>
      <a class="k ${kind}" href="#${view.anchorOf(account.id, rule)}"><b>${letters[kind]}</b> <span>${words}</span></a>
    </td>`;
  });
  const { id, name, outcome, unit } = account;
  return html`<tr>
    <th scope="row">${name}<small>${id} ${view.unitName(unit)}</small></th>
    <td class="outcome">${outcomeWords[outcome]}</td>
    ${cells}
  </tr>`;
}

const plainCells = { fine: html`<td>✓</td>`, none: html`<td>–</td>` };

const cellWords = (kind: CellKind, reason: string): string =>
  kind === 'unread' || kind === 'fixed' || kind === 'accepted' || kind === 'excluded' ? kind : reason;

/** What a cell shows where there is no room for words. */
export const letters: Readonly<Record<Exclude<CellKind, 'fine' | 'none'>, string>> = {
  critical: 'C',
  high: 'H',
  medium: 'M',
  low: 'L',
  unread: '?',
  informs: 'i',
  fixed: 'F',
  accepted: 'A',
  excluded: 'E',
};
