import type { CaseState } from './case';
import type { Action } from '../finding';

const actionOfState = {
  queued: 'queued',
  pending: 'awaiting-approval',
  approved: 'awaiting-approval',
  acting: 'awaiting-approval',
  accepted: 'accepted',
  rejected: 'none',
  done: 'none',
  expired: 'none',
  stale: 'none',
  failed: 'none',
} as const satisfies Record<CaseState, Action>;

/** The action of a finding whose case is in this state. */
export const actionOfCase = (state: CaseState): Action => actionOfState[state];
