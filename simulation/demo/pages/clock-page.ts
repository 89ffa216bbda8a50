import { html } from 'hono/html';
import type { Instant } from '../../../lib/domain/account';
import type { Markup } from '../../../lib/views/markup';
import { renderPage, type Frame } from '../../../lib/views/pages/layout';
import { timeOf } from '../../../lib/views/pages/when';
import { count } from '../../../lib/domain/count';
import type { ExecutionRecord } from '@rootward/local-cloud';

export interface ClockView {
  readonly now: Instant;
  /** Where the clock is moving to; undefined when it is not. */
  readonly destination: Instant | undefined;
  readonly runs: readonly ExecutionRecord[];
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
      ${runsSection(view.runs)}`,
    frame,
  );

const statusWords: Readonly<Record<ExecutionRecord['status'], string>> = {
  RUNNING: 'running',
  SUCCEEDED: 'done',
  FAILED: 'failed',
  TIMED_OUT: 'timed out',
  ABORTED: 'stopped',
};

const runsSection = (runs: readonly ExecutionRecord[]): Markup =>
  html`<section class="panel" aria-labelledby="runs">
    <h2 id="runs">${count(runs.length, 'run')} so far</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Started</th>
          <th scope="col">By</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        ${runs.toReversed().map(
          (run) =>
            html`<tr>
              <th scope="row">${timeOf(run.startedAt)}</th>
              <td>${triggerOf(run)}</td>
              <td>${statusWords[run.status]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p><a href="/report">The latest report</a></p>
  </section>`;

const triggerWords: Readonly<Record<string, string>> = {
  manual: 'by hand',
  schedule: 'the schedule',
  onboarding: 'a new account',
};

function triggerOf({ input }: ExecutionRecord): string {
  const { trigger = '' } = JSON.parse(input) as { readonly trigger?: string };
  return triggerWords[trigger] ?? trigger;
}
