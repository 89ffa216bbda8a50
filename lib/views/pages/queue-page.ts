import { html } from 'hono/html';
import type { Instant } from '../../domain/account';
import type { CaseRecord } from '../../domain/cases/case';
import { count } from '../../domain/count';
import type { Policy } from '../../domain/policy/schema';
import type { Mode } from '../../domain/runs/run';
import type { RunSummary } from '../../domain/runs/run-summary';
import type { Markup } from '../markup';
import { urgentAccounts } from '../urgency';
import { approversSection } from './approvers-section';
import { filterForm, severityChips } from './filter-form';
import { renderPage, type Frame } from './layout';
import { planModeNote } from './plan-mode-note';
import { passes, queuePath, type QueueFilter } from './queue-filter';
import { accountPanel, waits } from './queue-row';

export interface QueueView {
  /** Every case of the filter's state. */
  readonly cases: readonly CaseRecord[];
  /** Current cases that ended without a result, for the queue of open ones. */
  readonly unsettled: readonly CaseRecord[];
  readonly filter: QueueFilter;
  readonly now: Instant;
  /** The visitor's address. */
  readonly email: string;
  readonly mayDecide: boolean;
  readonly approvals: Policy['approvals'];
  /** The mode in force, and whether the deployment overrides the policy's. */
  readonly mode: Mode;
  readonly overridden: boolean;
  /** What the last run over the whole organization came to; undefined before it. */
  readonly lastRun: RunSummary | undefined;
}

/** The page of all open or closed cases, grouped by account, most urgent first. */
export function renderQueue(view: QueueView, frame: Frame): string {
  const headline = headlineOf(view);
  return renderPage(headline, content(view, headline), { ...frame, current: '/' });
}

function headlineOf({ cases, filter, now, mode }: QueueView): string {
  if (filter.state === 'closed') return count(cases.length, 'closed case');
  const waiting = cases.filter((record) => waits(record, now));
  if (waiting.length === 0) return mode === 'plan' ? 'Plan mode: nobody is asked' : 'Nothing waits for a decision';
  const accounts = new Set(waiting.map(({ account }) => account)).size;
  return `${count(waiting.length, 'case')} to decide in ${count(accounts, 'account')}`;
}

function content(view: QueueView, headline: string): Markup {
  const { cases, filter, mode, lastRun, overridden } = view;
  const shown = cases.filter((record) => passes(record, filter));
  const unsettled = filter.state === 'open' ? unsettledOf(view).length : 0;
  return html`<h1>${headline}</h1>
    <p class="soft lead">
      What only a person may decide about root users. Each case says what was found and what would happen.
      ${unsettled > 0 ? html`<a href="#unsettled">${count(unsettled, 'case')} ended without a result.</a>` : ''}
    </p>
    ${mode === 'plan' ? planModeNote(lastRun, overridden) : ''} ${severityChips(cases, filter)} ${filterForm(filter)}
    <h2 id="cases">
      ${shown.length === cases.length ? casesWords(view) : `${shown.length} of ${count(cases.length, 'case')} shown`}
    </h2>
    ${
      shown.length === 0
        ? html`<p class="panel">
            ${
              cases.length === 0
                ? emptyWords(view)
                : html`No case passes the filter. <a href="${queuePath({ state: filter.state })}">Show all</a>`
            }
          </p>`
        : urgentAccounts(shown).map((group) => accountPanel(group, view, 'cases'))
    }
    ${unsettledSection(view)} ${approversSection(view.approvals, view)}`;
}

/** More cases may be open than the headline counts: queued ones, decided ones, and those past their time. */
const casesWords = ({ cases, filter, now }: QueueView): string =>
  filter.state === 'closed' || cases.every((record) => waits(record, now)) ? 'Cases' : count(cases.length, 'open case');

function emptyWords({ filter: { state }, mode }: QueueView): string {
  if (state === 'closed') return 'No case was closed yet.';
  return mode === 'plan'
    ? 'No case is open, and runs in plan mode open none.'
    : 'No case is open. The next run opens one for every finding that needs a person.';
}

const unsettledOf = ({ unsettled, filter }: QueueView): readonly CaseRecord[] =>
  unsettled.filter((record) => passes(record, filter));

/** Cases that would otherwise be out of sight until the next run. */
function unsettledSection(view: QueueView): Markup | string {
  const shown = unsettledOf(view);
  if (view.filter.state === 'closed' || shown.length === 0) return '';
  return html`<h2 id="unsettled">Ended without a result</h2>
    ${urgentAccounts(shown).map((group) => accountPanel(group, view, 'unsettled'))}`;
}
