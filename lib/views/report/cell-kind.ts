import { isNotable, isOpen } from '../severe-first';
import type { Finding, Severity } from '../../domain/finding';

/** How a finding counts in the overview: an open violation by its severity, anything else by where it stands. */
export type CellKind = Severity | 'unread' | 'informs' | 'fixed' | 'accepted' | 'excluded' | 'fine' | 'none';

/** The kind of a finding. Only what is open has a severity: what is fixed, accepted, excluded or only informs has none. */
export function cellKind(finding: Finding): CellKind {
  const { verdict, action, severity } = finding;
  if (!isNotable(finding)) return verdict === 'compliant' ? 'fine' : 'none';
  if (action === 'excluded') return 'excluded';
  if (verdict === 'unknown') return 'unread';
  if (action === 'accepted' || action === 'fixed') return action;
  return isOpen(finding) ? severity : 'informs';
}
