import { html } from 'hono/html';
import type { Instant } from '../../../lib/domain/account';
import type { Report } from '../../../lib/domain/runs/report';
import { summaryOf, summaryWords } from '../../../lib/domain/runs/run-summary';
import { utcMinute } from '../../../lib/domain/time';
import type { Markup } from '../../../lib/views/markup';
import { renderPage, type Frame } from '../../../lib/views/pages/layout';
import { timeOf } from '../../../lib/views/pages/when';
import { count } from '../../../lib/domain/count';
import { layout } from '../../../lib/workflow/layout';
import type { ExecutionRecord } from '@rootward/local-cloud';
import { contactChangesPath, reportPath } from '../report-routes';

export interface ClockView {
  readonly now: Instant;
  /** Where the clock is moving to; undefined when it is not. */
  readonly destination: Instant | undefined;
  readonly runs: readonly ExecutionRecord[];
  /** Of the runs that ended with one. */
  readonly reports: readonly Report[];
  readonly token: string;
  readonly steps: Readonly<Record<string, { readonly text: string }>>;
}

/** The page of simulated time, with buttons that move it and the list of runs. */
export const renderClock = (view: ClockView, frame: Frame): string =>
  renderPage(
    'Clock',
    html`<h1>Clock</h1>
      <p class="soft lead">
        This organization lives in simulated time. It flows as real time does, and everything that is due happens on the
        way: runs, reminders, expiries, new accounts.
      </p>
      <section class="panel" aria-labelledby="now">
        <h2 id="now">It is ${timeOf(view.now)}</h2>
        ${
          view.destination === undefined
            ? ''
            : html`<div class="note wait" role="status"><p>On the way to ${timeOf(view.destination)}.</p></div>`
        }
        <form method="post" action="/clock">
          <input type="hidden" name="token" value="${view.token}" />
          <ul class="facts">
            ${Object.entries(view.steps).map(
              ([value, { text }]) => html`<li><button name="ahead" value="${value}">${text}</button></li>`,
            )}
          </ul>
        </form>
      </section>
      ${runsSection(view)}`,
    frame,
  );

const statusWords: Readonly<Record<ExecutionRecord['status'], string>> = {
  RUNNING: 'running',
  SUCCEEDED: 'done',
  FAILED: 'failed',
  TIMED_OUT: 'timed out',
  ABORTED: 'stopped',
};

const runsSection = ({ runs, reports }: ClockView): Markup => {
  const byKey = new Map(reports.map((report) => [layout.report(report.run.id, 'json'), report]));
  return html`<section class="panel" aria-labelledby="runs">
    <h2 id="runs">${count(runs.length, 'run')} so far</h2>
    <table class="stack" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${['Started', 'By', 'Result'].map((title) => html`<th role="columnheader" scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${runs.toReversed().map(
          (run) =>
            html`<tr role="row">
              <th role="rowheader" scope="row">${timeOf(run.startedAt)}</th>
              <td role="cell" data-label="By"><span>${triggerOf(run)}</span></td>
              <td role="cell" data-label="Result">
                <span>${statusWords[run.status]}${resultOf(byKey.get(reportKeyOf(run)))}</span>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p><a href="/report">The latest report</a></p>
  </section>`;
};

/** What a run wrote, and where to read of it. */
function resultOf(report: Report | undefined): Markup | string {
  if (report === undefined) return '';
  const { id, startedAt } = report.run;
  const of = `of the run of ${utcMinute(startedAt)}`;
  return html`; written: ${summaryWords(summaryOf(report)).written}<br />
    <a href="${reportPath(id)}" aria-label="Report ${of}">Report</a>
    <a href="${contactChangesPath(id)}" aria-label="Contacts ${of}">Contacts</a>`;
}

/** Key of the report that a run wrote; empty while there is none. */
function reportKeyOf({ output = '{}' }: ExecutionRecord): string {
  const { reportKey = '' } = JSON.parse(output) as { readonly reportKey?: string };
  return reportKey;
}

const triggerWords: Readonly<Record<string, string>> = {
  manual: 'by hand',
  schedule: 'the schedule',
  onboarding: 'a new account',
};

function triggerOf({ input }: ExecutionRecord): string {
  const { trigger = '' } = JSON.parse(input) as { readonly trigger?: string };
  return triggerWords[trigger] ?? trigger;
}
