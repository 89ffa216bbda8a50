import { html } from 'hono/html';
import type { CaseEvent, CaseRecord } from '../../domain/cases/case';
import type { Markup } from '../markup';
import { detailWords, eventTitle } from './case-words';
import { timeOf } from './when';

/** The timeline of this generation, oldest event first. */
export const timelineSection = ({ timeline }: CaseRecord): Markup =>
  html`<section class="panel" aria-labelledby="timeline">
    <h2 id="timeline">Timeline</h2>
    <ol class="timeline">
      ${timeline.map(
        (entry) =>
          html`<li class="${kindOf(entry)}">
            <p><b>${eventTitle(entry)}</b> <span class="soft">${actor(entry)}${timeOf(entry.at)}</span></p>
            ${entry.detail === '' || entry.event === 'opened' ? '' : html`<p><bdi>${detailWords(entry)}</bdi></p>`}
          </li>`,
      )}
    </ol>
  </section>`;

/** A person by address; what names nobody was done by Rootward. */
const actor = ({ by, event }: CaseEvent): string =>
  by === 'rootward' ? '' : event === 'refused' ? `that of ${by}, ` : `by ${by}, `;

function kindOf({ event, by }: CaseEvent): string {
  if (event === 'verified') return 'is-good';
  if (['refused', 'stale', 'failed', 'expired', 'superseded'].includes(event)) return 'is-bad';
  return by === 'rootward' ? '' : 'is-person';
}
