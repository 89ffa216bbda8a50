import * as z from 'zod';
import type { AccountId, Instant } from '../account';
import type { Decision } from './case';
import type { RuleId } from '../finding';
import { daysUntil } from '../time';

/** One person's answer, bound to what was shown. */
export interface DecisionRequest {
  readonly account: AccountId;
  readonly rule: RuleId;
  readonly generation: number;
  /** Of what the person saw. */
  readonly fingerprint: string;
  readonly decision: Decision;
  /** E-mail address of the person, as the sign-in (or the decisions file) says. */
  readonly by: string;
  readonly reason: string;
  /** For `accept`: the last day (inclusive, UTC, YYYY-MM-DD) of the accepted risk. */
  readonly until?: string;
}

/** Characters of a reason: enough to say something, and bounded because it is kept. */
export const reasonLength = { min: 5, max: 1000 } as const;

/** How far ahead a risk may be accepted. */
export const acceptAtMostDays = 366;

/** What is wrong with the form of an answer, as `expected …`; undefined when nothing is. */
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
