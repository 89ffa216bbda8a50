import { html, raw } from 'hono/html';
import { pageText, type Markup } from '../markup';
import { mark } from './mark';
import { pageStyle } from './page-style';

/** What surrounds the content of a page. */
export interface Frame {
  /** The signed-in person; absent on pages that need no sign-in. */
  readonly visitor?: { readonly name: string; readonly mayDecide: boolean };
  /** True when the visitor may switch to another person (the demo). */
  readonly canSwitch?: boolean;
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  /** Address of the navigation entry to mark as current. */
  readonly current?: string;
}

/** The HTML of a page, without scripts; the style is inside. */
export const renderPage = (title: string, content: Markup, frame: Frame): string =>
  pageText(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title} · Rootward</title>
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
          ${styleElement}
        </head>
        <body>
          <a class="skip" href="#content">Skip to the content</a>
          <header class="bar">
            <div>
              <a class="brand" href="/">${brand} Rootward</a>
              ${frame.visitor === undefined ? '' : navigation(frame)} ${person(frame)}
            </div>
          </header>
          <main id="content">${content}</main>
          <footer>
            Looking changes nothing. A decision counts once: with its reason, the account’s last four digits, and only
            on what was shown.
          </footer>
        </body>
      </html>`,
  );

/** The exact bytes that the Content-Security-Policy allows by their hash. */
const styleElement = raw(`<style>${pageStyle}</style>`);

const brand = raw(mark('var(--accent)', 'var(--on-accent)'));

const navigation = ({ links = [], current }: Frame): Markup =>
  html`<nav aria-label="Main">
    <ul>
      ${[{ href: '/', text: 'Cases' }, ...links].map(
        ({ href, text }) =>
          html`<li><a href="${href}" ${href === current ? raw('aria-current="page"') : ''}>${text}</a></li>`,
      )}
    </ul>
  </nav>`;

const person = ({ visitor, canSwitch }: Frame): Markup | string =>
  visitor === undefined
    ? ''
    : html`<span class="who"
        >Signed in as <b><bdi>${visitor.name}</bdi></b
        >${visitor.mayDecide ? '' : ' (may look, not decide)'}
        ${canSwitch ? html`<a href="/session">Switch</a>` : ''}</span
      >`;
