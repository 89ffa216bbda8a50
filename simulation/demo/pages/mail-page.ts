import { html } from 'hono/html';
import { renderPage, type Frame } from '../../../lib/views/pages/layout';
import { timeOf } from '../../../lib/views/pages/when';
import type { Mail } from '@rootward/local-cloud';

/** The page of one mail. Its HTML is in a frame that runs no scripts; its links open in place of the whole page. */
export const renderMail = (mail: Mail, frame: Frame): string =>
  renderPage(
    mail.subject,
    html`<nav class="crumbs" aria-label="Back"><a href="/inbox">Inbox</a></nav>
      <h1>${mail.subject}</h1>
      <section class="panel" aria-label="Mail">
        <dl>
          <dt>From</dt>
          <dd>${mail.from}</dd>
          <dt>To</dt>
          <dd>${mail.to.join(', ')}</dd>
          <dt>Sent</dt>
          <dd>${timeOf(mail.at)}</dd>
        </dl>
        ${
          mail.html === undefined
            ? ''
            : html`<iframe title="The mail" sandbox="${allowed}" srcdoc="${leadingOut(mail.html)}"></iframe>`
        }
        <details>
          <summary>Headers</summary>
          <ul class="plain">
            ${mail.headers.map(({ name, value }) => html`<li><span class="soft">${name}:</span> <code>${value}</code></li>`)}
          </ul>
        </details>
        <details ${mail.html === undefined ? 'open' : ''}>
          <summary>As text</summary>
          <pre>${mail.text ?? ''}</pre>
        </details>
      </section>`,
    frame,
  );

/**
 * The frame runs no script and sends no form. It keeps this origin so that a link in the mail sends the visitor's
 * cookie. A real mail program would make the visitor sign in again.
 */
const allowed = 'allow-same-origin allow-top-navigation-by-user-activation';

/** Makes links of a mail open in place of the whole page, because the pages behind them refuse to be framed. */
const leadingOut = (text: string): string => text.replace(/<head[^>]*>/i, '$&<base target="_top" />');
