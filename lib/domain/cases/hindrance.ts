import type { Instant } from '../account';
import type { Unknown } from '../fact';
import type { RuleId } from '../finding';
import { exclusionOf } from '../policy/exclusion';
import type { Policy } from '../policy/schema';
import { inScope } from '../policy/scope';
import type { Subject } from '../policy/subject';
import type { Mode } from '../runs/run';

interface Situation {
  readonly policy: Policy;
  /** The mode in force: the policy's, or what the deployment puts in its place. */
  readonly mode: Mode;
  readonly rule: RuleId;
  readonly now: Instant;
}

/**
 * Why nothing may be written in the account today, whatever was approved before: the detail that the case ends with. Unknown when that
 * cannot be told; undefined when nothing stands in the way. `subject` absent: the organization has no such account.
 */
export function hindranceOf(
  subject: Subject | undefined,
  { policy, mode, rule, now }: Situation,
): string | Unknown | undefined {
  if (mode !== 'apply') return 'plan-mode';
  if (subject === undefined) return 'gone';
  const { account, tags } = subject;
  if (account.management) return 'management';
  if (account.state !== 'ACTIVE') return account.state;
  const exclusion = exclusionOf(policy, subject, rule, now);
  if (exclusion !== undefined) return 'known' in exclusion ? exclusion : 'excluded';
  if (inScope(policy, subject)) return undefined;
  return tags.known ? 'out-of-scope' : tags;
}
