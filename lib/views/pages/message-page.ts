import { html } from 'hono/html';
import { renderPage, type Frame } from './layout';

export interface Message {
  readonly title: string;
  readonly lines: readonly string[];
  /** Where to go from here. */
  readonly next?: { readonly href: string; readonly text: string };
}

/** A page that says one thing: not found, refused, something went wrong. */
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
