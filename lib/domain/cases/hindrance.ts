import type { Instant } from '../account';
import type { Unknown } from '../fact';
import type { RuleId } from '../finding';
import { exclusionOf } from '../policy/exclusion';
import type { Policy } from '../policy/schema';
import { scopeOf } from '../policy/scope';
import type { Subject } from '../policy/subject';
import type { Mode } from '../runs/run';

interface Situation {
  readonly policy: Policy;
  /** The mode in force: the policy's, or the one that the deployment overrides it with. */
  readonly mode: Mode;
  readonly rule: RuleId;
  readonly now: Instant;
}

/**
 * Why Rootward may not write in the account now, whatever was approved: the detail that closes the case. Unknown when
 * tags or names of units that are not known decide; undefined when nothing hinders. `subject` is undefined when the organization has no such account.
 */
export function hindranceOf(
  subject: Subject | undefined,
  { policy, mode, rule, now }: Situation,
): string | Unknown | undefined {
  if (mode !== 'apply') return 'plan-mode';
  if (subject === undefined) return 'gone';
  const { account } = subject;
  if (account.management) return 'management';
  if (account.state !== 'ACTIVE') return account.state;
  const exclusion = exclusionOf(policy, subject, rule, now);
  if (exclusion !== undefined) return 'known' in exclusion ? exclusion : 'excluded';
  const scope = scopeOf(policy, subject);
  return scope === true ? undefined : scope === false ? 'out-of-scope' : scope;
}
