import { html, raw } from 'hono/html';
import type { Instant } from '../../domain/account';
import type { CaseRecord } from '../../domain/cases/case';
import { isOverdue } from '../../domain/cases/overdue';
import { timeRuns } from '../../domain/cases/telling';
import { severities, type Severity } from '../../domain/finding';
import type { Policy } from '../../domain/policy/schema';
import { byAccount, type AccountCases } from '../mails/mail-cases';
import type { Markup } from '../markup';
import { count } from '../../domain/count';
import { standingWords } from '../standing';
import { ruleWords, severityWords } from '../words';
import { approversSection } from './approvers-section';
import { caseTitle, stateWords } from './case-words';
import { casePath } from './case-path';
import { renderPage, type Frame } from './layout';
import { caseRules } from '../../domain/cases/case-rules';
import { passes, queuePath, type QueueFilter } from './queue-filter';
import { ordinal } from './ordinal';
import { dayOf, fromNow } from './when';

export interface QueueView {
  /** Every case of the filter's state. */
  readonly cases: readonly CaseRecord[];
  readonly filter: QueueFilter;
  readonly now: Instant;
  readonly mayDecide: boolean;
  readonly approvals: Policy['approvals'];
}

/** The page of all open or closed cases, grouped by account, most severe first. */
export function renderQueue(view: QueueView, frame: Frame): string {
  const headline = headlineOf(view);
  return renderPage(headline, content(view, headline), { ...frame, current: '/' });
}

const waits = (record: CaseRecord, now: Instant): boolean => record.state === 'pending' && !isOverdue(record, now);

function headlineOf({ cases, filter, now }: QueueView): string {
  if (filter.state === 'closed') return count(cases.length, 'closed case');
  const waiting = cases.filter((record) => waits(record, now));
  if (waiting.length === 0) return 'Nothing waits for a decision';
  const accounts = new Set(waiting.map(({ account }) => account)).size;
  return `${count(waiting.length, 'case')} to decide in ${count(accounts, 'account')}`;
}

const byExpiry = (a: CaseRecord, b: CaseRecord): number => a.expiresAt.localeCompare(b.expiresAt);

function content(view: QueueView, headline: string): Markup {
  const shown = view.cases.filter((record) => passes(record, view.filter));
  return html`<h1>${headline}</h1>
    <p class="soft lead">
      What only a person may decide about root users. Each case says what was found and what would happen.
    </p>
    ${chips(view)} ${filterForm(view.filter)}
    <h2 id="cases">
      ${shown.length === view.cases.length ? 'Cases' : `${shown.length} of ${count(view.cases.length, 'case')} shown`}
    </h2>
    ${
      shown.length === 0
        ? html`<p class="panel">
            ${
              view.cases.length === 0
                ? emptyWords(view.filter)
                : html`No case passes the filter. <a href="${queuePath({ state: view.filter.state })}">Show all</a>`
            }
          </p>`
        : byAccount(shown.toSorted(byExpiry)).map((group) => accountPanel(group, view))
    }
    ${approversSection(view.approvals, view)}`;
}

const emptyWords = ({ state }: QueueFilter): string =>
  state === 'open'
    ? 'No case is open. The next run opens one for every finding that needs a person.'
    : 'No case was closed yet.';

function chips({ cases, filter }: QueueView): Markup {
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

const filterForm = ({ state, severity, rule, text = '' }: QueueFilter): Markup =>
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

const accountPanel = ({ id, name, cases }: AccountCases, view: QueueView): Markup =>
  html`<section class="panel account" aria-labelledby="a${id}">
    <h3 id="a${id}"><bdi>${name}</bdi> <code>${id}</code></h3>
    <ul>
      ${cases.map((record) => caseRow(record, view))}
    </ul>
  </section>`;

const caseRow = (record: CaseRecord, view: QueueView): Markup =>
  html`<li class="row is-${record.severity}">
    <span><span class="tag ${record.severity}">${severityWords[record.severity]}</span></span>
    <div>
      <a href="${casePath(record)}" aria-describedby="a${record.account}">${caseTitle(record)}</a>
      ${record.generation > 1 ? html`<span class="soft">opened for the ${ordinal(record.generation)} time</span>` : ''}
      <p class="soft">${record.message}</p>
    </div>
    <p class="end"><b>${stateWords[record.state]}</b><br /><span class="soft">${moment(record, view)}</span></p>
  </li>`;

function moment(record: CaseRecord, { now, approvals }: QueueView): Markup | string {
  if (record.closedAt !== undefined) return dayOf(record.closedAt);
  if (record.state === 'queued') return 'for a later day';
  if (record.state !== 'pending') return record.decidedBy ?? '';
  if (!waits(record, now)) return 'time is over';
  const expiry = timeRuns(record) ? `expires ${fromNow(record.expiresAt, now)}` : 'nobody could be asked yet';
  const standing = standingWords(record, { approvals });
  return standing === undefined ? expiry : html`${standing.short}<br />${expiry}`;
}
