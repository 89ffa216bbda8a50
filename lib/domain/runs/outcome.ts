import type { AccountState } from '../account';
import type { Action, Finding, Outcome } from '../finding';

/** What all findings of an account come to: the first of these that applies. */
export function outcomeOf(state: AccountState, findings: readonly Finding[]): Outcome {
  const some = (...actions: readonly Action[]): boolean => findings.some(({ action }) => actions.includes(action));
  if (state !== 'ACTIVE') return 'skipped';
  // An account that nothing is known about is not a compliant one.
  if (findings.length === 0) return 'incomplete';
  if (findings.every(({ action }) => action === 'excluded')) return 'excluded';
  if (findings.some(({ verdict }) => verdict === 'unknown') || some('failed')) return 'incomplete';
  if (some('awaiting-approval', 'queued')) return 'awaiting-approval';
  if (some('would-fix', 'would-ask')) return 'violations';
  if (findings.some(needsAttention)) return 'attention';
  if (some('accepted')) return 'accepted';
  return some('fixed') ? 'fixed' : 'compliant';
}

/** A root password is only worth a note while the policy keeps it; a violation that nothing is done about was rejected, or is in vain. */
const needsAttention = ({ rule, verdict, action }: Finding): boolean =>
  verdict === 'violation' && (action === 'none' || (action === 'inform' && rule !== 'root-password'));
