import type { CaseRecord, CaseState } from './case';

/** States that end a generation. Nothing leaves them; a later answer is only noted as refused. */
export const closedStates = [
  'done',
  'rejected',
  'accepted',
  'expired',
  'stale',
  'failed',
] as const satisfies readonly CaseState[];

/** True once the generation has ended. */
export const isClosed = ({ state }: Pick<CaseRecord, 'state'>): boolean =>
  (closedStates as readonly CaseState[]).includes(state);
