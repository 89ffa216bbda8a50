import { html } from 'hono/html';
import type { Instant } from '../../domain/account';
import type { Markup } from '../markup';
import { count } from '../../domain/count';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An instant or a day as `9 Nov 2026`, in UTC. */
export const dayWords = (instant: string): string =>
  `${Number(instant.slice(8, 10))} ${months[Number(instant.slice(5, 7)) - 1] ?? ''} ${instant.slice(0, 4)}`;

/** A date or an instant, as messages of findings have them; not as a part of a name. */
const dates = /(?<![\w-])(\d{4}-(?:0[1-9]|1[0-2])-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?Z| UTC))?(?![\w-])/g;

/** A message of a finding with its dates as people read them. */
export const datesInWords = (message: string): string =>
  message.replaceAll(dates, (_date, day: string, time?: string) =>
    time === undefined ? dayWords(day) : `${dayWords(day)}, ${time} UTC`,
  );

/** `9 Nov 2026, 06:00 UTC` in a `time` element that holds the exact instant. */
export const timeOf = (instant: Instant): Markup =>
  html`<time datetime="${instant}">${dayWords(instant)}, ${instant.slice(11, 16)} UTC</time>`;

/** `9 Nov 2026` in a `time` element that holds the exact instant. */
export const dayOf = (instant: string): Markup => html`<time datetime="${instant}">${dayWords(instant)}</time>`;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The time between two instants in its biggest unit, rounded down: `3 days`, `5 hours`, `less than a minute`. */
export function spanWords(from: Instant, to: Instant): string {
  const span = Math.abs(Date.parse(to) - Date.parse(from));
  if (span >= 730 * day) return count(Math.floor(span / (365.25 * day)), 'year');
  if (span >= day) return count(Math.floor(span / day), 'day');
  if (span >= hour) return count(Math.floor(span / hour), 'hour');
  return span >= minute ? count(Math.floor(span / minute), 'minute') : 'less than a minute';
}

/** `3 days ago`, `in 5 hours`. */
export const fromNow = (instant: Instant, now: Instant): string =>
  Date.parse(instant) > Date.parse(now) ? `in ${spanWords(now, instant)}` : `${spanWords(instant, now)} ago`;
