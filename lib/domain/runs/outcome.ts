import type { AccountState } from '../account';
import type { Action, Finding, Outcome } from '../finding';

/** The outcome of an account, from its findings: the first that applies. */
export function outcomeOf(state: AccountState, findings: readonly Finding[]): Outcome {
  const some = (...actions: readonly Action[]): boolean => findings.some(({ action }) => actions.includes(action));
  // Of an account in an unknown state every fact is unknown.
  if (state !== 'ACTIVE' && state !== 'UNKNOWN') return 'skipped';
  // An account without findings was not read, so it is not compliant.
  if (findings.length === 0) return 'incomplete';
  if (findings.every(({ action }) => action === 'excluded')) return 'excluded';
  if (findings.some(({ verdict }) => verdict === 'unknown') || some('failed')) return 'incomplete';
  if (some('awaiting-approval', 'queued')) return 'awaiting-approval';
  if (some('would-fix', 'would-ask')) return 'violations';
  if (findings.some(needsAttention)) return 'attention';
  if (some('accepted')) return 'accepted';
  return some('fixed') ? 'fixed' : 'compliant';
}

/** True for a violation that was rejected, that nobody decides, or that is only reported, except a kept root password. */
const needsAttention = (finding: Finding): boolean =>
  finding.verdict === 'violation' &&
  (finding.action === 'none' || (finding.action === 'inform' && !onlyInforms(finding)));

/** True for a root password that the policy keeps: it is told, and leaves no work. */
export const onlyInforms = ({ rule, action }: Pick<Finding, 'rule' | 'action'>): boolean =>
  rule === 'root-password' && action === 'inform';
