import { html } from 'hono/html';
import type { CaseRecord } from '../../domain/cases/case';
import { isClosed } from '../../domain/cases/closed';
import type { Mode } from '../../domain/runs/run';
import type { Policy } from '../../domain/policy/schema';
import type { Markup } from '../markup';
import { previousWords } from '../standing';
import { ruleWords, severityWords } from '../words';
import { accountSection } from './account-section';
import { approversSection } from './approvers-section';
import { caseTitle } from './case-words';
import { coursesSection } from './courses-section';
import { casePath } from './case-path';
import { decisionForm, type Mistake, type Typed } from './decision-form';
import { evidenceSection } from './evidence-section';
import { renderPage, type Frame } from './layout';
import { offeredDecisions, type Looking } from './offered-decisions';
import { planModeNote } from './plan-mode-note';
import { stateNote } from './state-note';
import { timelineSection } from './timeline-section';
import { useSection } from './use-section';
import { ordinal } from './ordinal';
import { hasAgreed } from './waits-for';
import { dayOf } from './when';

export interface CaseView {
  readonly record: CaseRecord;
  readonly looking: Looking;
  readonly terms: Policy['approvals'];
  /** The form token, bound to the session and the case. */
  readonly token: string;
  /** True when the case has a later generation. */
  readonly hasNext: boolean;
  /** The current cases of the account about other rules. */
  readonly others: readonly CaseRecord[];
  /** The mode in force, and whether the deployment overrides the policy's. */
  readonly mode: Mode;
  readonly overridden: boolean;
  readonly mistakes: readonly Mistake[];
  readonly typed: Typed;
}

/** The page of one generation of a case: what was found, would happen and did happen, and a form for approvers. */
export function renderCase(view: CaseView, frame: Frame): string {
  const { record, mistakes } = view;
  const name = `${caseTitle(record)}: ${record.accountName}`;
  return renderPage(mistakes.length > 0 ? `Please correct: ${name}` : name, content(view), frame);
}

function content(view: CaseView): Markup {
  const { record, looking, terms, mistakes, hasNext, mode, overridden } = view;
  const everyCourse = offeredDecisions(record, { ...looking, email: '', mayDecide: true });
  const account = accountSection(record, { others: view.others, mayDecide: looking.mayDecide });
  // Whoever does the work by hand needs what it says before the steps.
  const byHand = everyCourse[0] === 'done';
  return html`<nav class="crumbs" aria-label="Back"><a href="/">← All cases</a></nav>
    ${mistakeSummary(mistakes)}
    <h1>${caseTitle(record)}</h1>
    <p class="subject">
      <span class="tag ${record.severity}">${severityWords[record.severity]}</span>
      <b><bdi>${record.accountName}</bdi></b> <code>${record.account}</code>
    </p>
    <ul class="facts soft">
      <li>${ruleWords[record.rule]}</li>
      <li>Opened ${dayOf(record.openedAt)}</li>
      ${
        record.generation > 1
          ? html`<li>
              Opened for the ${ordinal(record.generation)} time,
              <a href="${casePath({ ...record, generation: record.generation - 1 })}">earlier case</a>
            </li>`
          : ''
      }
      ${hasNext ? html`<li><a href="${casePath({ ...record, generation: record.generation + 1 })}">Later case</a></li>` : ''}
    </ul>
    ${previousWords(record) === '' ? '' : html`<p class="soft">${previousWords(record)}</p>`}
    ${stateNote(record, { looking, approvals: terms, hasNext, mode })}
    ${mode === 'plan' && !isClosed(record) ? planModeNote(undefined, overridden, planModeMeans) : ''}
    <div class="${isClosed(record) ? '' : 'split'}">
      ${evidenceSection(record, looking.now)} ${isClosed(record) ? '' : useSection(record, looking.now)}
      ${byHand ? account : ''} ${coursesSection(record, everyCourse, terms)}
      ${isClosed(record) ? '' : html`<div class="side">${decideSection(view)} ${approversSection(terms, looking)}</div>`}
      ${byHand ? '' : account} ${timelineSection(record)}
    </div>`;
}

function decideSection(view: CaseView): Markup | string {
  const { record, looking } = view;
  const offered = offeredDecisions(record, looking);
  return offered.length === 0
    ? ''
    : html`<section class="panel" aria-labelledby="decide">
        <h2 id="decide">Decide</h2>
        ${decisionForm({ ...view, offered, now: looking.now, agreed: hasAgreed(record, view.terms, looking.email) })}
      </section>`;
}

const planModeMeans = 'An approved deletion is not carried out; what is done by hand is verified all the same.';

const mistakeSummary = (mistakes: readonly Mistake[]): Markup | string =>
  mistakes.length === 0
    ? ''
    : html`<div class="mistakes" role="alert" tabindex="-1" autofocus aria-labelledby="mistakes">
        <h2 id="mistakes">Nothing was decided yet</h2>
        <ul>
          ${mistakes.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}
        </ul>
      </div>`;
