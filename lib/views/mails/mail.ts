import { html } from 'hono/html';
import { type Markup, pageText } from '../markup';

/** A mail, ready to be sent. */
export interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Replaces line breaks: account owners choose account names, which must not add a mail header or a line of text. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The HTML part of a mail. Styles are inline, because mail programs drop style sheets. */
export const mailHtml = (subject: string, parts: readonly Markup[]): string =>
  pageText(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${subject}</title>
        </head>
        <body
          style="margin:0;padding:16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;color:#1a1d23;background:#ffffff"
        >
          <div style="max-width:40rem;margin:0 auto">${parts}</div>
        </body>
      </html>`,
  );
