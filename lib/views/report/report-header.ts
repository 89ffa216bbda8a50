import { html } from 'hono/html';
import { outcomeOrder } from '../severe-first';
import type { Outcome } from '../../domain/finding';
import { type RunSummary, summaryOf, summaryWords } from '../../domain/runs/run-summary';
import type { Markup } from '../markup';
import { timeOf } from '../pages/when';
import { planModeWords } from '../plan-mode';
import { outcomeWords, triggerWords } from '../words';
import { passedChecks } from './organization-section';
import { lookedFromNote } from './looked-from';
import type { View } from './view';

/** What the run came to, as of when, and where to go from here. */
export function reportHeader(view: View): Markup {
  const { report, links } = view;
  const summary = summaryOf(report);
  const words = summaryWords(summary);
  return html`<header>
    <p class="soft">Rootward report of organization <code>${report.organization.id}</code></p>
    <h1>${words.open}</h1>
    <p>
      As of ${timeOf(summary.asOf)}, when the run ended; what happened since is not in it.
      ${links.pageUrl === undefined ? '' : html`<a href="${links.pageUrl}/">Cases as they stand now</a>`}
    </p>
    ${lookedFromNote(view)} ${summary.mode === 'plan' ? planNote(view, summary) : ''}
    <ul class="tallies" aria-label="Accounts by outcome">
      ${outcomeOrder.map((outcome) => tally(outcome, report.totals.byOutcome[outcome] ?? 0))}
    </ul>
    <p>
      ${report.lookedFrom === undefined ? html`Waiting for a decision: ${words.toDecide}. ` : ''}
      ${summary.mode === 'plan' ? '' : html`Written: ${words.written}.`}
      ${links.contactChanges === undefined ? '' : html`<a href="${links.contactChanges}">Old and new values of contacts</a>`}
    </p>
  </header>`;
}

function planNote({ report: { lookedFrom } }: View, summary: RunSummary): Markup {
  const words = planModeWords(summary);
  const { found, would } = words;
  // Where nothing is deployed, nobody can change the mode of anything.
  const [lead, change] = lookedFrom === undefined ? [words.lead, words.change] : ['Nothing was changed.', ''];
  return html`<p class="note"><b>${lead}</b> ${found} ${would} ${change}</p>`;
}

/** An outcome that counts accounts may not be taken for what happened in all of them. */
const words: Readonly<Record<Outcome, string>> = { ...outcomeWords, fixed: 'Fixed, nothing left' };

const tally = (outcome: Outcome, accounts: number): Markup | string =>
  accounts === 0 ? '' : html`<li><b>${accounts}</b> ${words[outcome]}</li>`;

/** Facts about the run, for auditors. */
export function aboutSection({ report: { run, totals, organization } }: View): Markup {
  const calls = Object.values(totals.awsCalls).reduce((sum, number) => sum + number, 0);
  const { read, incomplete, skipped } = totals.coverage;
  return html`<section id="about" aria-labelledby="about-title">
    <h2 id="about-title">About this report</h2>
    <dl>
      <dt>Run</dt>
      <dd><code>${run.id}</code>, ${triggerWords[run.trigger]}, mode ${run.mode}</dd>
      <dt>Time</dt>
      <dd>${timeOf(run.startedAt)} to ${timeOf(run.finishedAt)}</dd>
      <dt>Accounts</dt>
      <dd>${totals.accounts}: ${read} read, ${incomplete} read in part, ${skipped} not active and skipped</dd>
      <dt>Policy</dt>
      <dd>SHA-256 <code>${run.policyDigest}</code></dd>
      <dt>Calls to AWS</dt>
      <dd>${calls}, of which ${totals.throttled} throttled</dd>
    </dl>
    ${passedChecks(organization.findings)}
  </section>`;
}
