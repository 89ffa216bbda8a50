import { html } from 'hono/html';
import { ruleIds, severities, type RuleId } from '../../domain/finding';
import type { AccountReport } from '../../domain/runs/report';
import type { Markup } from '../markup';
import { worstSeverity } from '../severe-first';
import { ruleWords, severityWords } from '../words';
import { cellKind, type CellKind } from './cell-kind';
import { groupBy } from './group-by';
import type { View } from './view';

interface Row {
  readonly head: Markup;
  /** One number for each column. */
  readonly numbers: readonly number[];
}

/** A table of numbers without the columns in which every number is zero. */
function numberTable(caption: Markup, [first, ...titles]: readonly string[], rows: readonly Row[]): Markup {
  const shown = titles.map((_, column) => rows.some(({ numbers }) => (numbers[column] ?? 0) > 0));
  const isShown = (_: unknown, column: number): boolean => shown[column] ?? false;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${first}">
    <table class="numbers">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${first}</th>
          ${titles.filter(isShown).map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ head, numbers }) =>
            html`<tr>
              <th scope="row">${head}</th>
              ${numbers.filter(isShown).map((number) => html`<td>${number === 0 ? '·' : number}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const ruleColumns: readonly (readonly [string, readonly CellKind[]])[] = [
  ['Open', severities],
  ['Unread', ['unread']],
  ['Informs', ['informs']],
  ['Fixed', ['fixed']],
  ['Set aside', ['accepted', 'excluded']],
  ['Fine', ['fine', 'none']],
];

/** Accounts by rule and by where they stand. */
export function ruleTable({ accounts }: View): Markup {
  const found = groupBy(
    accounts.flatMap(({ findings }) => findings),
    ({ rule }) => rule,
  );
  const kindsOf = (rule: RuleId): readonly CellKind[] => (found.get(rule) ?? []).map(cellKind);
  return numberTable(
    html`<b>By rule</b>: accounts`,
    ['Rule', ...ruleColumns.map(([title]) => title)],
    ruleIds.map((rule) => {
      const kinds = kindsOf(rule);
      return {
        head: html`<a href="#rule-${rule}">${ruleWords[rule]}</a>`,
        numbers: ruleColumns.map(([, counted]) => kinds.filter((kind) => counted.includes(kind)).length),
      };
    }),
  );
}

/** Accounts by unit and by their worst open finding. Units with the worst first. */
export function unitTable({ accounts, unitName }: View): Markup {
  // The accounts are most severe first, so their units are too.
  const units = [...groupBy(accounts, ({ unit }) => unit)];
  return numberTable(
    html`<b>By unit</b>: accounts by their worst open finding`,
    ['Unit', 'All', ...severities.map((severity) => severityWords[severity]), 'None', 'Skipped'],
    units.map(([unit, its]) => ({
      head: html`${unitName(unit)}`,
      numbers: [its.length, ...unitNumbers(its)],
    })),
  );
}

function unitNumbers(accounts: readonly AccountReport[]): readonly number[] {
  const read = accounts.filter(({ outcome }) => outcome !== 'skipped');
  const worst = read.map((account) => worstSeverity(account));
  return [
    ...[...severities, undefined].map((severity) => worst.filter((one) => one === severity).length),
    accounts.length - read.length,
  ];
}
