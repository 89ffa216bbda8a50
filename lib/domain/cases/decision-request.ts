import * as z from 'zod';
import type { AccountId, Instant } from '../account';
import type { Decision } from './case';
import type { RuleId } from '../finding';
import { daysUntil } from '../time';

/** One person's answer to what they saw. */
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
  /** Only for `approve` of keys in use: the person wants them deleted although something uses them. */
  readonly evenIfUsed?: boolean;
}

/** Length of a reason in characters; bounded because it is stored. */
export const reasonLength = { min: 5, max: 1000 } as const;

/** How many days ahead a risk may be accepted. */
export const acceptAtMostDays = 366;

/** The mistake in the form of an answer, as `reason: expected …`; undefined when there is none. */
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
