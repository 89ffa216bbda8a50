import { html } from 'hono/html';
import type { Markup } from '../markup';
import { severities } from '../../domain/finding';
import { severityWords } from '../words';
import { letters } from './account-table';

const kinds = [
  ...severities.map((severity) => [severity, `open, ${severityWords[severity].toLowerCase()}`] as const),
  ['unread', 'could not be read; counts as open'],
  ['informs', 'told, and leaves no work'],
  ['fixed', 'fixed by this run'],
  ['accepted', 'risk accepted by a person'],
  ['excluded', 'excluded by the policy'],
] as const;

/** What the marks in the overview mean. */
export const legend: Markup = html`<p class="legend">
  ${kinds.map(([kind, words]) => html`<span><b class="k ${kind}">${letters[kind]}</b> ${words}</span> `)}
  <span><b>✓</b> compliant</span> <span><b>–</b> does not apply</span>
</p>`;
