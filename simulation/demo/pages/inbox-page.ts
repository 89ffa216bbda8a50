import { html } from 'hono/html';
import type { Markup } from '../../../lib/views/markup';
import { renderPage, type Frame } from '../../../lib/views/pages/layout';
import { timeOf } from '../../../lib/views/pages/when';
import type { Mode } from '../../../lib/domain/runs/run';
import { count } from '../../../lib/domain/count';
import type { Mail } from '@rootward/local-cloud';

/** The page of all mails, newest first. */
export function renderInbox(mails: readonly Mail[], mode: Mode, frame: Frame): string {
  const numbered = mails.map((mail, index) => ({ mail, number: index + 1 })).toReversed();
  return renderPage(
    'Inbox',
    html`<h1>Inbox</h1>
      <p class="soft lead">
        Every mail that Rootward sent, whoever it is for. In AWS, Amazon SES delivers them; here they stay on this
        machine.
      </p>
      <h2 id="mails">${count(mails.length, 'mail')}</h2>
      ${
        mails.length === 0
          ? html`<p class="panel">
              ${mode === 'plan' ? 'In plan mode Rootward sends no mail.' : 'Rootward has sent no mail yet.'}
            </p>`
          : html`<section class="panel account" aria-labelledby="mails">
              <ul>
                ${numbered.map(({ mail, number }) => row(mail, number))}
              </ul>
            </section>`
      }`,
    frame,
  );
}

const row = (mail: Mail, number: number): Markup =>
  html`<li class="row">
    <span class="soft">No. ${number}</span>
    <div>
      <a href="/inbox/${number}">${mail.subject}</a>
      <p class="soft">to ${mail.to.join(', ')}</p>
    </div>
    <p class="end">${timeOf(mail.at)}</p>
  </li>`;
