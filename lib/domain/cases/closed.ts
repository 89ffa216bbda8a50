import type { CaseRecord, CaseState } from './case';

/** States that end a generation. No write changes them; a later answer is only noted as refused. */
export const closedStates = [
  'done',
  'rejected',
  'accepted',
  'expired',
  'stale',
  'failed',
] as const satisfies readonly CaseState[];

/** True when the generation has ended. */
export const isClosed = ({ state }: Pick<CaseRecord, 'state'>): boolean =>
  (closedStates as readonly CaseState[]).includes(state);
