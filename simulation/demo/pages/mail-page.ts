import { html } from 'hono/html';
import { renderPage, type Frame } from '../../../lib/views/pages/layout';
import { timeOf } from '../../../lib/views/pages/when';
import type { Mail } from '@rootward/local-cloud';

/** One mail as a mail program shows it: what it brings runs nothing, and its links lead out of it. */
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
            : html`<iframe
                title="The mail"
                width="100%"
                height="560"
                frameborder="0"
                sandbox="${allowed}"
                srcdoc="${leadingOut(mail.html)}"
              ></iframe>`
        }
        <details ${mail.html === undefined ? 'open' : ''}>
          <summary>As text</summary>
          <pre>${mail.text ?? ''}</pre>
        </details>
      </section>`,
    frame,
  );

/**
 * The mail runs no script and sends no form. It counts as this origin's only so that a link in it brings the visitor's cookie along,
 * which is kept from what comes from elsewhere: a real mail program would make the visitor sign in again.
 */
const allowed = 'allow-same-origin allow-top-navigation-by-user-activation';

/** A link of a mail opens in place of the whole page: the pages that it leads to let nobody frame them. */
const leadingOut = (text: string): string => text.replace(/<head[^>]*>/i, '$&<base target="_top" />');
