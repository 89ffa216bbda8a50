import type { Instant } from './account';

/** 24 hours in milliseconds. Every number of days in the policy counts such days. */
export const dayMilliseconds = 24 * 60 * 60 * 1000;

/** The instant `days` times 24 hours after `instant`. */
export const addDays = (instant: Instant, days: number): Instant =>
  new Date(Date.parse(instant) + days * dayMilliseconds).toISOString();

/** The instant `minutes` after `instant`. */
export const addMinutes = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** True when `instant` is later than `now`, or at most `days` times 24 hours before it. */
export const isWithinDays = (instant: Instant, days: number, now: Instant): boolean =>
  Date.parse(now) - Date.parse(instant) <= days * dayMilliseconds;

/** True when `left` is later than `right`. Compares times, not strings: a service may omit zero milliseconds. */
export const isAfter = (left: Instant, right: Instant): boolean => Date.parse(left) > Date.parse(right);

/** The UTC day of an instant, as YYYY-MM-DD. */
export const utcDay = (instant: Instant): string => instant.slice(0, 10);

/** An instant as people read it, to the minute: `2026-11-02 06:00 UTC`. */
export const utcMinute = (instant: Instant): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

/** Whole days from the UTC day of `now` to `day` (YYYY-MM-DD): 0 on that day itself, negative once it is over. */
export const daysUntil = (day: string, now: Instant): number =>
  Math.round((Date.parse(day) - Date.parse(utcDay(now))) / dayMilliseconds);
