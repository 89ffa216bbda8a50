import type { html } from 'hono/html';

/** A piece of escaped markup, as the `html` template gives it. */
export type Markup = ReturnType<typeof html>;

/** The text of a whole page. @throws TypeError when something asynchronous was put into it: views are pure. */
export function pageText(page: Markup): string {
  if (page instanceof Promise) throw new TypeError('A view was given a promise; views are made of values only.');
  return page.toString();
}
