import { html } from 'hono/html';
import { renderPage, type Frame } from '../../../lib/views/pages/layout';
import { timeOf } from '../../../lib/views/pages/when';
import { count } from '../../../lib/views/words';
import type { Mail } from '../../aws/services/mail';

/** All mails, the newest first. */
export function renderInbox(mails: readonly Mail[], frame: Frame): string {
  const numbered = mails.map((mail, index) => ({ mail, number: index + 1 })).toReversed();
  return renderPage(
    'Inbox',
    html`<h1>Inbox</h1>
      <p class="soft lead">
        Every mail that Rootward sent, whoever it is for. In AWS, Amazon SES delivers them; here they stay on this
        machine.
      </p>
      <section class="panel" aria-labelledby="mails">
        <h2 id="mails">${count(mails.length, 'mail')}</h2>
        ${
          numbered.length === 0
            ? html`<p>None yet. A run sends one when something is new or due.</p>`
            : html`<table class="stack">
                <thead>
                  <tr>
                    <th scope="col">Subject</th>
                    <th scope="col">To</th>
                    <th scope="col">Sent</th>
                  </tr>
                </thead>
                <tbody>
                  ${numbered.map(
                    ({ mail, number }) =>
                      html`<tr>
                        <th scope="row"><a href="/inbox/${number}">${mail.subject}</a></th>
                        <td data-label="To">${mail.to.join(', ')}</td>
                        <td data-label="Sent">${timeOf(mail.at)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>`
        }
      </section>`,
    frame,
  );
}
