import type { html } from 'hono/html';

/** Escaped markup, the result of the `html` template. */
export type Markup = ReturnType<typeof html>;

/** The text of a whole page. @throws TypeError when the markup holds a promise, because views are pure. */
export function pageText(page: Markup): string {
  if (page instanceof Promise) throw new TypeError('A view was given a promise; views are made of values only.');
  return page.toString();
}
