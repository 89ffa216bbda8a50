import { html } from 'hono/html';
import { renderPage, type Frame } from './layout';

export interface Message {
  readonly title: string;
  readonly lines: readonly string[];
  /** A link to go on from here. */
  readonly next?: { readonly href: string; readonly text: string };
}

/** A page with a single message, such as "not found" or "refused". */
export const renderMessage = ({ title, lines, next }: Message, frame: Frame): string =>
  renderPage(
    title,
    html`<div class="panel narrow">
      <h1>${title}</h1>
      ${lines.map((line) => html`<p>${line}</p>`)}
      ${next === undefined ? '' : html`<p><a href="${next.href}">${next.text}</a></p>`}
    </div>`,
    frame,
  );
