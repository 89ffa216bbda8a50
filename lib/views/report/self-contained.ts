import { html, raw } from 'hono/html';
import { type Markup, pageText } from '../markup';

/** The text of an HTML file without scripts, with its style inside. */
export const selfContained = (title: string, style: string, body: Markup): string =>
  pageText(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <style>
            ${raw(style)}
          </style>
        </head>
        <body>
          ${body}
        </body>
      </html>`,
  );
