import { html } from 'hono/html';
import { ruleIds, type Finding, type RuleId } from '../../domain/finding';
import type { AccountReport } from '../../domain/runs/report';
import type { Markup } from '../markup';
import { ruleWords, severityWords } from '../words';
import { accountWords } from './account-list';
import { cellKind, type CellKind } from './cell-kind';
import { groupBy } from './group-by';
import { ruleOf } from './rule-of';
import type { View } from './view';
import { whatToDo } from './what-to-do';
import { commonWords, isDecided, ownWords, reasonWords, standWords } from './words-of';

/** A notable finding with its account. */
interface Found {
  readonly account: AccountReport;
  readonly finding: Finding;
  readonly kind: CellKind;
}

/** Each rule: what to do about it, and the accounts that it concerns, together where the same is true of them. */
export function rulesSection(view: View): Markup {
  const found = groupBy(
    view.accounts.flatMap((account) =>
      account.findings.map((finding) => ({ account, finding, kind: cellKind(finding) })),
    ),
    ({ finding }) => finding.rule,
  );
  return html`<section id="rules" aria-labelledby="rules-title">
    <h2 id="rules-title">Rules: what was found, and what to do</h2>
    ${ruleIds.map((rule) => ruleDetails(rule, found.get(rule) ?? [], view))}
  </section>`;
}

/** A rule is shown open when it tells of at most this many accounts. */
const mostOpen = 60;

function ruleDetails(id: RuleId, found: readonly Found[], view: View): Markup {
  const { severity, title, why, source } = ruleOf(id);
  const told = found.filter(isToldHere);
  const isOpen = told.length <= mostOpen && told.some(({ kind }) => kind === severity);
  return html`<details class="card rule${told.length === 0 ? ' quiet' : ''}" id="rule-${id}" ${isOpen ? 'open' : ''}>
    <summary>
      <h3>${ruleWords[id]}</h3>
      <span class="tag ${severity}">${severityWords[severity]}</span> <span>${countWords(found)}</span>
    </summary>
    <div>
      <p><b>What to do.</b> ${whatToDo[id]}</p>
      <p class="soft">Wanted: ${title}. ${why} Source: <a href="${source}">${source}</a></p>
      ${[...groupBy(told, sameWords).values()].map((group) => groupOf(group, view))} ${elsewhere(found)}
    </div>
  </details>`;
}

/** What is told in sections of its own is not told again. */
const isToldHere = ({ finding, kind }: Found): boolean =>
  !['fine', 'none', 'unread', 'excluded'].includes(kind) && finding.action !== 'failed' && !isDecided(finding);

const sameWords = ({ finding }: Found): string => `${standWords(finding)} ${commonWords(finding)}`;

function groupOf(group: readonly Found[], view: View): Markup | string {
  const [first] = group;
  if (first === undefined) return '';
  const entries = group.map(({ account, finding }) => ({
    account,
    rule: finding.rule,
    own: ownWords(finding),
    link: view.caseOf(account.id, finding),
  }));
  const stands = standWords(first.finding);
  return html`<h4>
      ${commonWords(first.finding)}
      <span class="soft">${group.length} ${group.length === 1 ? 'account' : 'accounts'}, ${stands}</span>
    </h4>
    <ul class="${entries.some(({ own }) => own !== '') ? 'entries long' : 'entries'}">
      ${entries.map(
        ({ account, rule, own, link }) =>
          html`<li id="${account.id}-${rule}">
            ${accountWords(account, view)} ${own} ${caseLink(account, stands, link)}
          </li> `,
      )}
    </ul>`;
}

const caseLink = ({ name }: AccountReport, stands: string, link: string | undefined): Markup | string =>
  link === undefined ? '' : html`<a href="${link}">${capital(stands)}<span class="heard"> in ${name}</span></a>`;

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** `16 open: 3 in use, 2 new; 99 fine` */
function countWords(found: readonly Found[]): string {
  const open = found.filter(({ kind, finding }) => kind === finding.severity);
  const reasons = [...groupBy(open, ({ finding }) => reasonWords(finding))].map(
    ([reason, { length }]) => `${length} ${reason}`,
  );
  const counts = otherKinds.flatMap(([kinds, words]) => {
    const { length } = found.filter(({ kind }) => kinds.includes(kind));
    return length === 0 ? [] : [`${length} ${words}`];
  });
  return [...(open.length === 0 ? [] : [`${open.length} open: ${reasons.join(', ')}`]), ...counts].join('; ');
}

const otherKinds: readonly (readonly [readonly CellKind[], string])[] = [
  [['unread'], 'unread'],
  [['informs'], 'for information'],
  [['fixed'], 'fixed'],
  [['accepted'], 'accepted'],
  [['excluded'], 'excluded'],
  [['fine'], 'compliant'],
  [['none'], 'not applicable'],
];

/** Where the rest of the findings is told. */
function elsewhere(found: readonly Found[]): Markup | string {
  const failed = found.filter(({ finding }) => finding.action === 'failed').length;
  const unread = found.filter(({ kind }) => kind === 'unread').length;
  const decided = found.filter(({ finding }) => isDecided(finding)).length;
  const excluded = found.filter(({ kind }) => kind === 'excluded').length;
  const places = [
    { number: unread, words: 'unread', href: '#causes' },
    { number: failed, words: 'could not be fixed', href: '#causes' },
    { number: decided, words: 'decided by people', href: '#decisions' },
    { number: excluded, words: 'excluded', href: '#exclusions' },
  ].filter(({ number }) => number > 0);
  return places.length === 0
    ? ''
    : html`<p class="soft">
        Told elsewhere:
        ${places.map(({ number, words, href }, index) => html`${index > 0 ? ', ' : ''}<a href="${href}">${number} ${words}</a>`)}.
      </p>`;
}
