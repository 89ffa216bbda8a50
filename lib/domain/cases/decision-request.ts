import * as z from 'zod';
import type { AccountId, Instant } from '../account';
import type { Decision } from './case';
import type { RuleId } from '../finding';
import { daysUntil } from '../time';

/** One person's answer, bound to the fingerprint of what the person saw. */
export interface DecisionRequest {
  readonly account: AccountId;
  readonly rule: RuleId;
  readonly generation: number;
  /** Fingerprint of what the person saw. */
  readonly fingerprint: string;
  readonly decision: Decision;
  /** The person's e-mail address, from the sign-in or the decisions file. */
  readonly by: string;
  readonly reason: string;
  /** Only for `accept`: the last day of the accepted risk (inclusive, UTC, YYYY-MM-DD). */
  readonly until?: string;
}

/** Length of a reason in characters: long enough to say something, bounded because the case record keeps it. */
export const reasonLength = { min: 5, max: 1000 } as const;

/** A risk can be accepted for at most this many days from today. */
export const acceptAtMostDays = 366;

/** What is wrong with the form of the answer, as `reason: expected …`; undefined when it is well-formed. */
export function requestMistake({ decision, reason, until }: DecisionRequest, now: Instant): string | undefined {
  const { length } = reason.trim();
  if (length < reasonLength.min || length > reasonLength.max)
    return `reason: expected ${reasonLength.min} to ${reasonLength.max} characters`;
  if (decision !== 'accept') return undefined;
  const day = z.iso.date().safeParse(until);
  const ahead = day.success ? daysUntil(day.data, now) : 0;
  return ahead >= 1 && ahead <= acceptAtMostDays
    ? undefined
    : `until: expected a day (YYYY-MM-DD, UTC) after today and at most ${acceptAtMostDays} days ahead`;
}
