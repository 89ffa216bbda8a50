import { html } from 'hono/html';
import { type Markup, pageText } from '../markup';
import type { MailContent, MailItem, MailSection } from './mail-content';
import { styled, styleSheet } from './mail-style';

/** The HTML part of a mail. Styles are inline, because mail programs drop style sheets; the sheet adds the dark mode. */
export const mailHtml = (subject: string, { lead, link, sections, closing, foot }: MailContent): string =>
  pageText(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="supported-color-schemes" content="light dark" />
          <title>${subject}</title>
          ${styleSheet}
        </head>
        <body ${styled('body')}>
          <main ${styled('main')}>
            <h1 ${styled('lead')}>${lead}</h1>
            ${link === undefined ? '' : html`<p ${styled('link')}><a ${styled('button')} href="${link.url}">${link.words}</a></p>`}
            ${sections.map(section)} ${closing.map((line) => html`<p ${styled('closing')}>${line}</p>`)}
            <div ${styled('foot')}>${foot.map((line) => html`<p ${styled('footLine')}>${line}</p>`)}</div>
          </main>
        </body>
      </html>`,
  );

const section = ({ heading, accounts, more }: MailSection): Markup =>
  html`<h2 ${styled('heading')}>${heading}</h2>
    ${accounts.map(
      ({ name, id, items }) =>
        html`<h3 ${styled('account')}>${name} <span ${styled('id')}>(${id})</span></h3>
          <ul ${styled('items')}>
            ${items.map(item)}
          </ul>`,
    )}
    ${more === '' ? '' : html`<p ${styled('closing')}>${more}</p>`}`;

const item = ({ label, tone, title, lines }: MailItem): Markup =>
  html`<li ${styled('item')}>
    <b ${styled(tone)}>${label}:</b> <b>${title}</b>
    ${lines.map((line) => html`<div>${line}</div>`)}
  </li>`;
