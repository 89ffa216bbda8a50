import type { Instant } from '../account';
import type { Unknown } from '../fact';
import type { RuleId } from '../finding';
import { matches } from './match';
import type { Policy } from './schema';
import type { Subject } from './subject';

/**
 * The first exclusion in force that covers the rule for the account; `until` is its last day (YYYY-MM-DD, UTC).
 * Unknown when none covers it for certain and one depends on tags that could not be read. Undefined when none does.
 */
export function exclusionOf(
  policy: Policy,
  subject: Subject,
  rule: RuleId,
  now: Instant,
): { readonly reason: string; readonly until: string } | Unknown | undefined {
  const today = now.slice(0, 10);
  let undecided: Unknown | undefined;
  for (const exclusion of policy.exclusions) {
    if (!exclusion.rules.includes(rule) || exclusion.until < today) continue;
    const covers = matches(exclusion, subject);
    if (covers === true) return { reason: exclusion.reason, until: exclusion.until };
    if (covers !== false) undecided ??= covers;
  }
  return undecided;
}
