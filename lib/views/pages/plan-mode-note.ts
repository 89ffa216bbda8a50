import { html } from 'hono/html';
import type { RunSummary } from '../../domain/runs/run-summary';
import type { Markup } from '../markup';
import { planModeWords } from '../plan-mode';

/** A note on top of a page: plan mode, what the last run found, and what changes it. @param more what it means here */
export function planModeNote(summary: RunSummary | undefined, overridden: boolean, more = ''): Markup {
  const { lead, found, would, change } = planModeWords(summary, { overridden });
  return html`<div class="note wait" id="mode">
    <p><b>${lead}</b></p>
    <p>${more} ${found} ${would} ${change}</p>
  </div>`;
}
